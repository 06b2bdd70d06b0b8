import type { Name } from '#db/seeds/cast.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { accountOf } from '../../../app/sign-in/person/account-for.ts'
import { visitor } from '../../support/visitor.ts'
import type { WithRolls } from './list-of.ts'

/** Has somebody sign in with an e-mail address of their own from now on. */
export async function giveAddress(town: WithRolls, as: Name, email: string): Promise<void> {
  const personId = await town.id(as)
  await visitor(town.app, town.house, personId)
  const { authDb } = town.house.signIn
  const accountId = await accountOf(authDb, { placeId: DEMO_PLACE, personId })
  await authDb.updateTable('sign_in.accounts').set({ email }).where('id', '=', accountId!).execute()
}
