import { createTransport } from 'nodemailer'
import { v7 as newId } from 'uuid'
import { z } from 'zod'
import type { AuthDb } from '../sign-in/deps.ts'

/** A letter in plain text to one person. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
}

export interface MailDeps {
  /** `smtp://user:password@host:587` or `smtps://…`; undefined keeps letters in the outbox table. */
  readonly smtpUrl: string | undefined
  /** What the letter says it comes from: `Kith <kith@school.example>`. */
  readonly from: string
  readonly authDb: AuthDb
  readonly now: () => Date
}

const oneLine = z
  .string()
  .max(300)
  .regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'must be one line')
const letterSchema = z.object({
  to: z.email().max(254),
  subject: oneLine.min(1),
  text: z.string().max(100_000),
})

/**
 * Sends one letter, by SMTP where that is configured and otherwise to the outbox. The address is handed over as an address
 * and never parsed, so that no letter can name a second reader or carry a header of its own.
 * @throws {z.ZodError} when an address or subject is not one; @throws what the mail server said.
 */
export async function sendMail(deps: MailDeps, letter: Letter): Promise<void> {
  const { to, subject, text } = letterSchema.parse(letter)
  if (deps.smtpUrl === undefined) {
    const row = { id: newId(), recipient: to, subject, body: text, created_at: deps.now() }
    await deps.authDb.insertInto('sign_in.outbox').values(row).execute()
    return
  }
  const transport = createTransport(deps.smtpUrl)
  try {
    await transport.sendMail({
      from: deps.from,
      to: { name: '', address: to },
      subject,
      text,
      // An answer from a holiday autoresponder to a code helps nobody.
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  } finally {
    transport.close()
  }
}

/** Mail that is sent after the page has been answered, so that how long it takes tells nothing. */
export interface Mail {
  /** Letters are kept in the outbox table: there is no mail server. */
  readonly kept: boolean
  readonly sendLater: (letter: Letter) => void
  /** Resolves when everything handed over so far has been sent or has failed: before stopping, and in tests. */
  readonly settled: () => Promise<void>
}

/** `sendMail` in the background. A letter that could not be sent goes to `report`, without its text. */
export function mailWith(deps: MailDeps, report: (error: unknown) => void): Mail {
  const underWay = new Set<Promise<void>>()
  return {
    kept: deps.smtpUrl === undefined,
    sendLater(letter) {
      const sending = sendMail(deps, letter).catch(report)
      underWay.add(sending)
      void sending.finally(() => underWay.delete(sending))
    },
    async settled() {
      await Promise.all(underWay)
    },
  }
}
