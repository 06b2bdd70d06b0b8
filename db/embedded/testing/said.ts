import type { Account } from '../account.ts'

/** What a holder is asked to do: hold `folder` (or a scratch one), and write rows numbered from `write` on. */
export type Asked = {
  readonly folder?: string
  readonly write?: number
  readonly bin?: string
  readonly become?: NonNullable<Account>
}

/** What a holder says, a line each. */
export type Said = {
  readonly log?: string
  readonly url?: string
  readonly folder?: string
  readonly saved?: number
  readonly error?: string
  readonly message?: string
  readonly pid?: number | undefined
}
