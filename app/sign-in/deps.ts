import type { Kysely, Transaction } from 'kysely'
import type { Mail } from '../mail/send.ts'
import type { Limits } from './limits.ts'
import type { School } from './school/school.ts'
import type { SignInTables } from './tables.ts'

export type AuthDb = Kysely<SignInTables>
export type AuthTx = Transaction<SignInTables>

/** One person in one place. */
export interface PersonRef {
  readonly placeId: string
  readonly personId: string
}

/** What may happen to how somebody comes in, of which they are told. */
export type SignInChange =
  | 'card.used'
  | 'secret.changed'
  | 'email.added'
  | 'email.removed'
  | 'school.added'
  | 'school.removed'
  | 'passkey.added'
  | 'passkey.removed'

/** What a sign-in page may say of somebody whose sign-in has just been proved. */
export interface Described extends PersonRef {
  readonly name: string
  readonly place: string
}

/** What sign-in needs from the house around it; every clock and every border to the core is here. */
export interface SignInDeps {
  /** A pool connected as `kith_auth`. */
  readonly authDb: AuthDb
  readonly now: () => Date
  /** Where people reach this installation, without a slash at the end: `https://kith.example`. */
  readonly publicUrl: string
  /** What is kept of cards is hashed with it; follows from the installation's secret. */
  readonly cardKey: string
  readonly mail: Mail
  readonly limits: Limits
  /** The school whose own sign-in lets people in; undefined where there is none. */
  readonly school: School | undefined
  /** The demo town: printed sign-in links and the outbox page exist there only. */
  readonly demo: boolean
  /** Names for people whose sign-in was proved; somebody who is no longer there is left out. */
  readonly describe: (people: readonly PersonRef[]) => Promise<readonly Described[]>
  /**
   * People whom a place knows by this address, from its roll: they need no invitation. Asked for known and unknown addresses
   * alike, as `kith_auth`.
   */
  readonly whoseAddress: (email: string) => Promise<readonly PersonRef[]>
  /** Tells the person how their sign-in changed; of a used card, and of a child's new address, a second adult too. */
  readonly onSignInChanged: (person: PersonRef, what: SignInChange) => Promise<void>
}
