import type { Ask } from '../../http/ask.tsx'
import { normaliseEmail } from '../email.ts'
import type { Session } from '../session/session.ts'
import { type RollWay, rollWay, type Ways, waysOf } from './ways.ts'

/** Somebody's own sign-in, as its pages need it. */
export interface Own {
  readonly session: Session
  readonly ways: Ways
  readonly roll: RollWay | undefined
}

export async function ownSignIn({ c, tx, me, house }: Ask): Promise<Own> {
  const session = c.var.session!
  const ways = await waysOf(house.signIn, session.accountId)
  const said = await tx
    .selectFrom('people_private as mine')
    .leftJoin('corrections as own', (join) =>
      join
        .onRef('own.place_id', '=', 'mine.place_id')
        .onRef('own.person_id', '=', 'mine.person_id')
        .on('own.field', '=', 'email'),
    )
    // What somebody wrote over the roll's word lets nobody in, so here the roll is asked.
    .select(['own.person_id as corrected', 'own.roll_says', 'mine.email'])
    .where('mine.person_id', '=', me.personId)
    .executeTakeFirst()
  const address = said && (said.corrected === null ? said.email : said.roll_says)
  const roll = address
    ? await rollWay(house.signIn, session.accountId, me, normaliseEmail(address))
    : undefined
  return { session, ways, roll }
}
