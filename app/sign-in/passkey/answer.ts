import { decodeClientDataJSON } from '@simplewebauthn/server/helpers'
import { z } from 'zod'

const base64url = z
  .string()
  .regex(/^[\w-]*$/)
  .max(20_000)
const credential = { id: base64url.min(1).max(1400), rawId: base64url, type: z.literal('public-key') }
const extensions = z.looseObject({})
const attachment = z.enum(['platform', 'cross-platform']).optional().catch(undefined)
const transport = z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])

/** What a browser sends when it has made a passkey, as JSON. */
export const madePasskey = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z
      .array(z.string())
      .default([])
      .transform((all) => all.filter((one) => transport.safeParse(one).success)),
  }),
  clientExtensionResults: extensions,
  authenticatorAttachment: attachment,
})

/** What a browser sends when it has signed with a passkey, as JSON. */
export const signedByPasskey = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
  clientExtensionResults: extensions,
  authenticatorAttachment: attachment,
})

/** The challenge that an answer says it answers; undefined when what it carries is no JSON. */
export function challengeIn(clientDataJSON: string): string | undefined {
  try {
    const { challenge } = decodeClientDataJSON(clientDataJSON)
    return typeof challenge === 'string' ? challenge : undefined
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined
    throw error
  }
}

/** SimpleWebAuthn throws what is wrong with an answer. Who sent it is told only that it did not work. */
export async function verified<T extends { verified: boolean }>(
  verifying: Promise<T>,
): Promise<T | undefined> {
  try {
    const result = await verifying
    return result.verified ? result : undefined
  } catch {
    return undefined
  }
}
