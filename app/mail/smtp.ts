import { createTransport } from 'nodemailer'
import type { Letter } from './letter.ts'

/** What came of handing a letter to the mail server. `why` holds codes only: what a server says often repeats the address. */
export type Outcome =
  | { readonly what: 'sent' }
  /** It will never take this letter: there is no such mailbox, or it does not like the words. */
  | { readonly what: 'refused'; readonly why: string }
  /** It is full, or wants to see whether we come again; or it is `away`, for every letter: gone, or not set up as it should be. */
  | { readonly what: 'later'; readonly why: string; readonly away: boolean }

export interface Smtp {
  /** `smtp://user:password@host:587` or `smtps://…` */
  readonly url: string
  /** What the letter says it comes from: `Kith <kith@school.example>`. */
  readonly from: string
}

/** Longer than a mail server on its feet takes, in milliseconds; all of them together are less than a lease (`outbox.ts`). */
const patience = {
  connectionTimeout: 15_000,
  greetingTimeout: 15_000,
  socketTimeout: 60_000,
  dnsTimeout: 15_000,
}

/**
 * Hands one letter over. Its `id` is its Message-ID, the same however often it is tried, so that a server or a reader's
 * program can tell a second copy. The address is handed over as an address and never parsed.
 */
export async function sendBySmtp(smtp: Smtp, id: string, { to, subject, text }: Letter): Promise<Outcome> {
  const transport = createTransport({ ...patience, ...encryption(smtp.url), url: smtp.url } as object)
  try {
    await transport.sendMail({
      from: smtp.from,
      to: { name: '', address: to },
      subject,
      text,
      messageId: `<${id}@${domainOf(smtp.from)}>`,
      // An answer from a holiday autoresponder to a code helps nobody.
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    return { what: 'sent' }
  } catch (error) {
    return outcomeOf(error)
  } finally {
    transport.close()
  }
}

/** A stranger between us and the server could otherwise take the offer of encryption away, and read every code. */
function encryption(text: string): object {
  const { protocol, hostname, searchParams } = new URL(text)
  const here = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
  if (protocol === 'smtps:' || here || searchParams.has('requireTLS')) return {}
  return { requireTLS: true }
}

function outcomeOf(error: unknown): Outcome {
  const { code, responseCode, command } = error as {
    code?: unknown
    responseCode?: unknown
    command?: unknown
  }
  const why = [code ?? (error as Error).name, responseCode].filter((part) => part !== undefined).join(' ')
  const aboutIt = (command === 'RCPT TO' || command === 'DATA') && typeof responseCode === 'number'
  return aboutIt && responseCode >= 500 ? { what: 'refused', why } : { what: 'later', why, away: !aboutIt }
}

const domainOf = (from: string): string => /@([^\s>]+)/.exec(from)?.[1] ?? 'kith.invalid'
