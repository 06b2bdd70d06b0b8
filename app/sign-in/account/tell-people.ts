import type { SignInChange, SignInDeps } from '../deps.ts'
import { peopleOf } from '../which/choose-person.ts'

/** Tells everybody whose sign-in an account is that it has changed. */
export async function tellPeople(
  deps: Pick<SignInDeps, 'authDb' | 'onSignInChanged'>,
  accountId: string,
  what: SignInChange,
): Promise<void> {
  for (const person of await peopleOf(deps, accountId)) await deps.onSignInChanged(person, what)
}
