import type { ColumnType, Generated, Insertable, Selectable } from 'kysely'

/** Written once, when the row is made. */
type Fixed<T> = ColumnType<T, T, never>

/** Somebody who signs in; see `0020_sign_in.sql` for what each table is for. */
export interface AccountsTable {
  id: Fixed<string>
  email: string | null
  created_at: Fixed<Date>
}

export interface AccountPeopleTable {
  account_id: string
  place_id: Fixed<string>
  person_id: Fixed<string>
  linked_at: Fixed<Date>
  let_in_until: ColumnType<Date | null, Date | null | undefined, Date | null>
}

/** By what somebody came in. */
export type CameBy = 'code' | 'link' | 'invitation' | 'demo' | 'card' | 'secret' | 'passkey' | 'school'

export interface SessionsTable {
  id: Fixed<string>
  token_hash: Buffer
  account_id: Fixed<string>
  place_id: string | null
  person_id: string | null
  acting_for_id: string | null
  device: Fixed<string>
  shared_device: Fixed<boolean>
  idle_seconds: Fixed<number>
  created_at: Fixed<Date>
  seen_at: Date
  expires_at: Fixed<Date>
  ended_at: Date | null
  came_by: Fixed<CameBy>
  proved_at: Date | null
  school_said: Fixed<string | null>
}

export interface CodesTable {
  id: Fixed<string>
  purpose: Fixed<'sign-in' | 'invitation' | 'demo' | 'address'>
  email: string | null
  account_id: Fixed<string | null>
  place_id: string | null
  person_id: string | null
  link_hash: Fixed<Buffer>
  code_hash: Buffer | null
  browser_hash: Buffer | null
  attempts: Generated<number>
  created_at: Fixed<Date>
  expires_at: Fixed<Date>
  used_at: Date | null
}

export interface PasskeysTable {
  id: Fixed<string>
  account_id: string
  public_key: Fixed<Buffer>
  /** A bigint: node-postgres reads it as text. */
  counter: ColumnType<string, number, number>
  transports: Fixed<string[]>
  label: string
  created_at: Fixed<Date>
  used_at: Date | null
  counts_from: Date
}

export interface ChallengesTable {
  challenge_hash: Fixed<Buffer>
  browser_hash: Fixed<Buffer>
  account_id: Fixed<string | null>
  created_at: Fixed<Date>
  expires_at: Fixed<Date>
}

export interface SecretsTable {
  account_id: string
  name: string
  secret_hash: string
  set_at: Date
}

export interface CardsTable {
  id: Fixed<string>
  secret_hash: Fixed<Buffer>
  place_id: Fixed<string>
  person_id: Fixed<string>
  made_by: string
  made_at: Fixed<Date>
  expires_at: Fixed<Date>
  voided_at: Date | null
  opened_at: Date | null
  opened_browser_hash: Buffer | null
  used_at: Date | null
}

export interface SchoolIdentitiesTable {
  issuer: Fixed<string>
  subject: Fixed<string>
  account_id: string
  linked_at: Fixed<Date>
  used_at: Date | null
  counts_from: Fixed<Date>
}

export interface SchoolVisitsTable {
  state_hash: Fixed<Buffer>
  browser_hash: Fixed<Buffer>
  account_id: Fixed<string | null>
  shared_device: Fixed<boolean>
  leads_to: Fixed<string>
  created_at: Fixed<Date>
  expires_at: Fixed<Date>
}

export interface OutboxTable {
  id: Fixed<string>
  recipient: Fixed<string>
  subject: Fixed<string>
  body: Fixed<string>
  created_at: Fixed<Date>
  due_at: Date | null
  send_until: Fixed<Date | null>
  tries: Generated<number>
}

export interface LimitsTable {
  key: string
  points: number
  expire: string | null
}

/** Days as `YYYY-MM-DD`; see `0032_reminders.sql`. */
export interface RemindersTable {
  account_id: string
  looked_on: string | null
  sent_on: string | null
  off_since: Date | null
}

/** What a connection as `kith_auth` can reach. */
export interface SignInTables {
  'sign_in.accounts': AccountsTable
  'sign_in.account_people': AccountPeopleTable
  'sign_in.sessions': SessionsTable
  'sign_in.codes': CodesTable
  'sign_in.passkeys': PasskeysTable
  'sign_in.challenges': ChallengesTable
  'sign_in.secrets': SecretsTable
  'sign_in.cards': CardsTable
  'sign_in.school_identities': SchoolIdentitiesTable
  'sign_in.school_visits': SchoolVisitsTable
  'sign_in.outbox': OutboxTable
  'sign_in.limits': LimitsTable
  'sign_in.reminders': RemindersTable
}

export type SessionRow = Selectable<SessionsTable>
export type CodeRow = Selectable<CodesTable>
export type CardRow = Selectable<CardsTable>
export type NewCode = Insertable<CodesTable>
