import type { PersonRef, SignInDeps } from '../deps.ts'
import { accountByEmail } from '../person/account-for.ts'
import { peopleOf } from '../which/choose-person.ts'

/** By what an account lets its owner in. */
export interface Ways {
  readonly email: string | null
  /** The sign-in name that goes with their secret. */
  readonly name: string | null
  readonly passkeys: number
  /** Since when the school's own sign-in does; null where it does not, or the place has none (any more). */
  readonly school: Date | null
}

export async function waysOf(
  { authDb, school }: Pick<SignInDeps, 'authDb' | 'school'>,
  accountId: string,
): Promise<Ways> {
  return authDb
    .selectFrom('sign_in.accounts as account')
    .leftJoin('sign_in.secrets as secret', 'secret.account_id', 'account.id')
    .select(({ selectFrom, fn }) => [
      'account.email',
      'secret.name',
      selectFrom('sign_in.passkeys as key')
        .select(fn.countAll<string>().as('passkeys'))
        .whereRef('key.account_id', '=', 'account.id')
        .as('passkeys'),
      selectFrom('sign_in.school_identities as identity')
        .select('identity.linked_at')
        .whereRef('identity.account_id', '=', 'account.id')
        .where('identity.issuer', '=', school?.settings.issuer ?? '')
        .as('school'),
    ])
    .where('account.id', '=', accountId)
    .executeTakeFirstOrThrow()
    .then((row) => ({ ...row, passkeys: Number(row.passkeys) }))
}

/** The address that a roll gives for somebody, where that lets people in. */
export interface RollWay {
  readonly address: string
  /** A code to it lets them in while they have no e-mail of their own. */
  readonly letsIn: boolean
}

/** What the roll's address for `person` is to their sign-in; undefined where a roll's word lets nobody in. */
export async function rollWay(
  deps: Pick<SignInDeps, 'authDb' | 'whoseAddress'>,
  accountId: string,
  person: PersonRef,
  address: string,
): Promise<RollWay | undefined> {
  const known = await deps.whoseAddress(address)
  const isKnown = (one: PersonRef) =>
    known.some(({ placeId, personId }) => placeId === one.placeId && personId === one.personId)
  if (!isKnown(person)) return undefined
  const owner = (await accountByEmail(deps.authDb, address)) ?? accountId
  const people = await peopleOf(deps, accountId)
  return { address, letsIn: owner === accountId && people.every(isKnown) }
}
