import type { Envelope, Wire } from './hostile.ts'

type Fields = readonly (readonly [name: string, value: Wire])[]

const LINE = '\r\n'
const BOUNDARY = 'kith-fuzz'

/** A form in an envelope, sound or broken. */
export function bodyOf(
  fields: Fields,
  envelope: Envelope,
): { headers: Record<string, string>; body: Uint8Array<ArrayBuffer> } {
  const type = (content: string, body: Buffer | string) => ({
    headers: { 'content-type': content },
    body: new Uint8Array(Buffer.from(body as string)),
  })
  const multipart = `multipart/form-data; boundary=${BOUNDARY}`
  const parts = partsOf(fields, envelope === 'file')
  switch (envelope) {
    case 'urlencoded':
      return type('application/x-www-form-urlencoded', urlencoded(fields))
    case 'multipart':
    case 'file':
      return type(multipart, parts)
    case 'no boundary':
      return type('multipart/form-data', parts)
    case 'cut short':
      return type(multipart, parts.subarray(0, parts.length / 2))
    case 'json':
      return type('application/json', JSON.stringify(Object.fromEntries(fields)))
    case 'plain':
      return type('text/plain', urlencoded(fields))
    case 'none':
      return { headers: {}, body: Buffer.alloc(0) }
  }
}

const urlencoded = (fields: Fields): string =>
  fields.map(([name, value]) => `${encodeURIComponent(name)}=${value}`).join('&')

function partsOf(fields: Fields, asFiles: boolean): Buffer {
  const pieces = fields.flatMap(([name, value]) => {
    const file = asFiles && !name.startsWith('_') ? `; filename="x.csv"${LINE}Content-Type: text/csv` : ''
    const head = `--${BOUNDARY}${LINE}Content-Disposition: form-data; name="${name}"${file}${LINE}${LINE}`
    return [Buffer.from(head), bytes(value), Buffer.from(LINE)]
  })
  return Buffer.concat([...pieces, Buffer.from(`--${BOUNDARY}--${LINE}`)])
}

/** The bytes that a percent-encoded value stands for; a stray percent sign stands for itself. */
const bytes = (value: Wire): Buffer =>
  Buffer.concat(
    [...value.matchAll(/%([0-9a-f]{2})|[\s\S]/gi)].map(([all, hex]) =>
      hex === undefined ? Buffer.from(all) : Buffer.from([Number.parseInt(hex, 16)]),
    ),
  )
