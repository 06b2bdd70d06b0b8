import type { Name } from '#db/seeds/cast.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { accountOf } from '../../../app/sign-in/person/account-for.ts'
import { visitor } from '../../support/visitor.ts'
import type { WithRolls } from './list-of.ts'

/** Has somebody own a passkey that counts; no browser here can use it. Nothing where they have one. */
export async function givePasskey(town: WithRolls, as: Name): Promise<void> {
  const personId = await town.id(as)
  await visitor(town.app, town.house, personId)
  const { authDb } = town.house.signIn
  const accountId = await accountOf(authDb, { placeId: DEMO_PLACE, personId })
  await authDb
    .insertInto('sign_in.passkeys')
    .values({
      id: Buffer.from(`passkey of ${as}`).toString('base64url'),
      account_id: accountId!,
      public_key: Buffer.from('none'),
      counter: 0,
      transports: [],
      label: 'My phone',
      created_at: new Date(),
      used_at: null,
      counts_from: new Date(),
    })
    .onConflict((same) => same.doNothing())
    .execute()
}
