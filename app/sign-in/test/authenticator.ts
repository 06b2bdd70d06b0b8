import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** A passkey in software, as WebAuthn Level 3 describes what one answers: ES256, attestation `none`. */
export interface Authenticator {
  readonly id: string
  verifiesUser: boolean
  readonly create: (challenge: string, origin: string) => object
  readonly get: (challenge: string, origin: string) => object
  /** The same key with the same counter, as a thief would have it. */
  readonly copy: () => Authenticator
}

export function authenticator(rpId: string): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(16)

  function withCounter(start: number): Authenticator {
    let counter = start
    const self: Authenticator = {
      id: id.toString('base64url'),
      verifiesUser: true,
      create(challenge, origin) {
        const key = cborMap(
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, Buffer.from(x, 'base64url')],
          [-3, Buffer.from(y, 'base64url')],
        )
        const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key])
        const data = Buffer.concat([head(0x41), attested])
        const object = cborMap(['fmt', 'none'], ['attStmt', new Map<string, never>()], ['authData', data])
        return answer({
          ...client('webauthn.create', challenge, origin),
          attestationObject: object.toString('base64url'),
        })
      },
      get(challenge, origin) {
        const { clientDataJSON } = client('webauthn.get', challenge, origin)
        const data = head(0x01)
        const signature = sign(
          'sha256',
          Buffer.concat([data, sha256(Buffer.from(clientDataJSON, 'base64url'))]),
          privateKey,
        )
        const authenticatorData = data.toString('base64url')
        return answer({ clientDataJSON, authenticatorData, signature: signature.toString('base64url') })
      },
      copy: () => withCounter(counter),
    }

    function head(flags: number): Buffer {
      const count = Buffer.alloc(4)
      count.writeUInt32BE(++counter)
      return Buffer.concat([
        sha256(Buffer.from(rpId)),
        Buffer.from([flags | (self.verifiesUser ? 0x04 : 0)]),
        count,
      ])
    }
    return self
  }

  const answer = (response: object) => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    response,
    clientExtensionResults: {},
  })
  return withCounter(0)
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest()

const client = (type: string, challenge: string, origin: string) => ({
  clientDataJSON: Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString(
    'base64url',
  ),
})

type Cbor = number | string | Buffer | Map<string, never>

/** Just enough of CBOR (RFC 8949) for an attestation. */
const cborMap = (...entries: [Cbor, Cbor][]): Buffer =>
  Buffer.concat([cborHead(5, entries.length), ...entries.flat().map(cborItem)])

function cborItem(item: Cbor): Buffer {
  if (typeof item === 'number') return item >= 0 ? cborHead(0, item) : cborHead(1, -1 - item)
  if (typeof item === 'string') return Buffer.concat([cborHead(3, item.length), Buffer.from(item)])
  return item instanceof Map ? cborHead(5, 0) : Buffer.concat([cborHead(2, item.length), item])
}

const cborHead = (major: number, value: number): Buffer =>
  value < 24
    ? Buffer.from([(major << 5) | value])
    : value < 256
      ? Buffer.from([(major << 5) | 24, value])
      : Buffer.from([(major << 5) | 25, value >> 8, value & 255])
