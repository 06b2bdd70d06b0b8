const bytes = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
const base64 = (data: Uint8Array) => btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(''))

/** The session's key, out of the page. None without a session, or where the browser keeps its cryptography back (no HTTPS). */
export async function sessionKey(): Promise<CryptoKey | undefined> {
  const key = document.querySelector<HTMLMetaElement>('meta[name="kith-draft-key"]')?.content
  if (!key || !globalThis.crypto?.subtle) return undefined
  return crypto.subtle.importKey('raw', bytes(key), 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** AES-256-GCM: twelve random bytes, then what they sealed, in base64. */
export async function seal(value: unknown, key: CryptoKey): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv },
    key,
    new TextEncoder().encode(JSON.stringify(value)),
  )
  return base64(new Uint8Array([...iv, ...new Uint8Array(sealed)]))
}

/** What was sealed; undefined when it was with another key. */
export async function open<T>(sealed: string, key: CryptoKey): Promise<T | undefined> {
  const data = bytes(sealed)
  const plain = await crypto.subtle
    .decrypt({ name: 'AES-GCM', iv: data.slice(0, 12) }, key, data.slice(12))
    .catch(() => undefined)
  return plain && (JSON.parse(new TextDecoder().decode(plain)) as T)
}
