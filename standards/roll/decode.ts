import { isUtf8 } from 'node:buffer'

const windows1252 = new TextDecoder('windows-1252')

/**
 * The text of a file whose encoding nobody wrote down: UTF-8, UTF-16 either way round, or Windows-1252. Bytes that are not
 * UTF-8 are read as Windows-1252 one by one, so a file that changes half-way, or is cut in the middle of a letter, still
 * comes out.
 * @param onGuess called once if the encoding is not plainly UTF-8 or marked as UTF-16.
 */
export async function* decodeText(
  chunks: AsyncIterable<Uint8Array>,
  onGuess: (encoding: 'UTF-16' | 'Windows-1252') => void,
): AsyncGenerator<string> {
  let decode: ((bytes: Uint8Array, last: boolean) => string) | undefined
  let held: Uint8Array = new Uint8Array(0)
  for await (const chunk of chunks) {
    if (decode) {
      yield decode(chunk, false)
      continue
    }
    held = held.length ? Buffer.concat([held, chunk]) : chunk
    if (held.length < 512) continue
    decode = decoderFor(held, onGuess)
    yield decode(held, false)
  }
  if (decode) yield decode(new Uint8Array(0), true)
  else yield decoderFor(held, onGuess)(held, true)
}

function decoderFor(start: Uint8Array, onGuess: (encoding: 'UTF-16' | 'Windows-1252') => void) {
  const utf16 = utf16Order(start)
  if (!utf16) return mixedDecoder(() => onGuess('Windows-1252'))
  if (!utf16.marked) onGuess('UTF-16')
  const decoder = new TextDecoder(utf16.order)
  return (bytes: Uint8Array, last: boolean) => decoder.decode(bytes, { stream: !last })
}

/** By its mark, or because every other byte is zero, as it is where Latin letters stand. */
function utf16Order(start: Uint8Array) {
  if (start[0] === 0xff && start[1] === 0xfe) return { order: 'utf-16le', marked: true } as const
  if (start[0] === 0xfe && start[1] === 0xff) return { order: 'utf-16be', marked: true } as const
  const zeros = [0, 0]
  const seen = start.subarray(0, 512)
  for (let i = 0; i < seen.length; i++) if (seen[i] === 0) zeros[i % 2]!++
  const enough = seen.length * 0.3
  if (zeros[1]! > enough && zeros[0]! < enough / 10) return { order: 'utf-16le', marked: false } as const
  if (zeros[0]! > enough && zeros[1]! < enough / 10) return { order: 'utf-16be', marked: false } as const
  return null
}

function mixedDecoder(onWindows: () => void) {
  let tail: Uint8Array = new Uint8Array(0)
  let first = true
  let told = false
  return (bytes: Uint8Array, last: boolean): string => {
    const all = tail.length ? Buffer.concat([tail, bytes]) : bytes
    const end = last ? all.length : all.length - openBytes(all)
    tail = Uint8Array.from(all.subarray(end))
    const body = Buffer.from(all.buffer, all.byteOffset, end)
    const valid = isUtf8(body)
    if (!valid && !told) {
      told = true
      onWindows()
    }
    const text = valid ? body.toString('utf8') : decodeMixed(body)
    const marked = first && text.startsWith('\uFEFF')
    if (text) first = false
    return marked ? text.slice(1) : text
  }
}

/** How many bytes at the end may be the beginning of a letter that goes on in the next chunk. */
function openBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return letterBytes(byte) > back ? back : 0
  }
  return 0
}

const letterBytes = (lead: number) => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1)

function decodeMixed(bytes: Buffer): string {
  const parts: string[] = []
  let from = 0
  for (let i = 0; i < bytes.length; ) {
    const length = bytes[i]! < 0x80 ? 1 : letterBytes(bytes[i]!)
    if (bytes[i]! < 0x80 || (length > 1 && isUtf8(bytes.subarray(i, i + length)))) {
      i += length
      continue
    }
    if (i > from) parts.push(bytes.toString('utf8', from, i))
    parts.push(windows1252.decode(bytes.subarray(i, i + 1)))
    from = ++i
  }
  parts.push(bytes.toString('utf8', from))
  return parts.join('')
}
