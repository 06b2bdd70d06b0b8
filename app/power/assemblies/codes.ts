import { createHmac } from 'node:crypto'

// Letters and digits that cannot be taken for each other, read out on the phone as well.
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/**
 * The code of a letter, or of somebody who came in a file: ten letters and digits (50 bits) in two groups. It follows from
 * this installation's secret, so that letters can be printed again while the database keeps no code.
 */
export function codeOf(secret: string, ...about: readonly string[]): string {
  const bytes = createHmac('sha256', secret)
    .update(`assembly code\n${about.join('\n')}`)
    .digest()
  const letters = [...bytes.subarray(0, 10)].map((byte) => LETTERS[byte % LETTERS.length]).join('')
  return `${letters.slice(0, 5)}-${letters.slice(5)}`
}

/** What is kept of a code: 64 hexadecimal digits, keyed, whichever way it was typed. */
export function codeHash(secret: string, typed: string): string {
  const code = typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  return createHmac('sha256', secret).update(`assembly code hash\n${code}`).digest('hex')
}

/** What the salts of a draw are made from: kept by this installation, told to nobody. */
export const drawSecret = (secret: string, drawId: string): string =>
  createHmac('sha256', secret).update(`assembly draw\n${drawId}`).digest('hex')

/** A volunteer's own salt, as `commit` makes it from the secret: with it they find themselves. */
export const saltOf = (secret: string, drawId: string, answerId: string): string =>
  createHmac('sha256', drawSecret(secret, drawId)).update(`salt ${answerId}`).digest('hex')
