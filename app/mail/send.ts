import type { AuthDb } from '../sign-in/deps.ts'
import { isLetter, type Letter } from './letter.ts'
import { type Due, forget, putOff, takeDue, writeDown } from './outbox.ts'
import { sendBySmtp } from './smtp.ts'

export interface MailDeps {
  /** `smtp://user:password@host:587` or `smtps://…`; undefined keeps letters in the outbox table. */
  readonly smtpUrl: string | undefined
  /** What the letter says it comes from: `Kith <kith@school.example>`. */
  readonly from: string
  readonly authDb: AuthDb
  readonly now: () => Date
  /** What came of a letter: codes and never an address or a word of it. */
  readonly told: (what: MailEvent, why: string) => void
}

export type MailEvent = 'sent' | 'refused' | 'later' | 'given up'

/** Mail that is sent after the page has been answered, so that how long it takes tells nothing. */
export interface Mail {
  /** Letters are kept in the outbox table: there is no mail server. */
  readonly kept: boolean
  /**
   * Resolves once the letter is written down; it then goes out as soon as the mail server takes it, through restarts, and is
   * given up after `until` (by default three days). To nobody (`undefined`) the same is done, and nothing sent.
   */
  readonly sendLater: (letter: Letter | undefined, until?: Date) => Promise<void>
  /** Tries what is due: for the job queue, once a minute. */
  readonly sendDue: () => Promise<void>
  /** Resolves when everything handed over so far has been tried: before stopping, and in tests. */
  readonly settled: () => Promise<void>
}

const THREE_DAYS = 3 * 24 * 60 * 60_000

export function mailWith(deps: MailDeps): Mail {
  const { smtpUrl, authDb, now, told } = deps
  const underWay = new Set<Promise<void>>()
  const start = (work: Promise<void>) => {
    const trying = work.catch((error: { code?: string; name?: string }) =>
      told('later', error.code ?? error.name ?? 'unknown'),
    )
    underWay.add(trying)
    void trying.finally(() => underWay.delete(trying))
  }

  /** Whether the mail server is there for the next one. */
  async function sendOne(due: Due): Promise<boolean> {
    if (due.to === '' || due.until < now()) {
      if (due.to !== '') told('given up', `after ${due.tries} tries`)
      await forget(deps, due.id)
      return true
    }
    const outcome = await sendBySmtp({ url: smtpUrl!, from: deps.from }, due.id, due)
    told(outcome.what, 'why' in outcome ? outcome.why : '')
    await (outcome.what === 'later' ? putOff(deps, due) : forget(deps, due.id))
    return outcome.what !== 'later' || !outcome.away
  }

  async function sendNow(id: string): Promise<void> {
    const due = await takeDue(deps, id)
    if (due !== undefined) await sendOne(due)
  }

  return {
    kept: smtpUrl === undefined,
    async sendLater(letter, until = new Date(now().getTime() + THREE_DAYS)) {
      if (letter !== undefined && !isLetter(letter)) {
        told('refused', 'no letter')
        return
      }
      const id = await writeDown({ authDb, now }, letter, smtpUrl === undefined ? null : until)
      if (smtpUrl !== undefined) start(sendNow(id))
      else if (letter === undefined) start(forget(deps, id))
    },
    async sendDue() {
      if (smtpUrl === undefined) return
      // One after the other: a mail server refuses whoever opens a thousand connections.
      for (let due = await takeDue(deps); due !== undefined; due = await takeDue(deps))
        if (!(await sendOne(due))) return
    },
    async settled() {
      await Promise.all(underWay)
    },
  }
}
