import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { become, type Tx } from '#db/client.ts'
import type { Name } from '#db/seeds/cast.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { town as ownTown, rolledBack, type Town } from '#test/support/town.ts'
import { answerGroupAsk, askIntoGroup } from './ask-in.ts'
import { foundGroup } from './make-group.ts'

let town: Town
const ids = {} as Record<Name, string>
beforeAll(async () => {
  town = await ownTown()
  for (const name of ['priya', 'amelia', 'nia'] as const) ids[name] = await town.id(name)
})

interface Family {
  readonly tx: Tx
  readonly as: (name: Name, helper?: Name) => Promise<void>
  readonly group: string
  readonly plan: string
  /** How many of the family's things whoever asks now is shown, in whatever table. */
  readonly shown: () => Promise<number>
}

/** Amelia and Priya are a family with a plan in Kith; all of it is taken back afterwards. */
const family = (work: (family: Family) => Promise<void>) =>
  rolledBack(town.house.db, async (tx) => {
    const as: Family['as'] = (name, helper) =>
      become(tx, { placeId: DEMO_PLACE, personId: ids[name], helperId: helper && ids[helper] })
    const [group, ask, plan] = [newId(), newId(), newId()]
    await as('amelia')
    await foundGroup(tx, { id: group, kind: 'family', name: 'Us' })
    await askIntoGroup(tx, { id: ask, groupId: group, personId: ids.priya })
    await as('priya')
    await answerGroupAsk(tx, { askId: ask, answer: 'yes', forId: ids.priya })
    await as('amelia')
    await sql`insert into things (place_id, id, kind, owner_id) values (${DEMO_PLACE}, ${plan}, 'plan', ${group})`.execute(
      tx,
    )
    await sql`insert into plans (place_id, id, owner_id) values (${DEMO_PLACE}, ${plan}, ${group})`.execute(
      tx,
    )
    await sql`insert into plan_versions (place_id, plan_id, version, made_by)
      values (${DEMO_PLACE}, ${plan}, 1, ${ids.amelia})`.execute(tx)
    const shown = async () => {
      const { rows } = await sql<{ n: number }>`select (
        (select count(*) from things where owner_id = ${group}) + (select count(*) from plans where id = ${plan})
        + (select count(*) from plan_versions where plan_id = ${plan}))::int as n`.execute(tx)
      return rows[0]!.n
    }
    await work({ tx, as, group, plan, shown })
  })

const reads = async (tx: Tx, plan: string): Promise<string> => {
  await sql`savepoint s`.execute(tx)
  try {
    await sql`select read_plan(${plan})`.execute(tx)
    return 'read'
  } catch (error) {
    await sql`rollback to savepoint s`.execute(tx)
    return (error as { code: string }).code
  }
}

describe('what a family owns', () => {
  test('is for both of it, and written in by both', () =>
    family(async ({ tx, as, plan, shown }) => {
      for (const name of ['amelia', 'priya'] as const) {
        await as(name)
        expect([await shown(), await reads(tx, plan)], name).toEqual([3, 'read'])
      }
    }))

  test('closes to whoever is kept away from somebody in it, and stays open to the one who is protected', () =>
    family(async ({ tx, as, plan, shown }) => {
      await as('priya')
      await sql`select block_contact(${newId()}, ${ids.priya}, ${ids.amelia})`.execute(tx)
      expect([await shown(), await reads(tx, plan)]).toEqual([3, 'read'])
      await as('amelia')
      expect([await shown(), await reads(tx, plan)]).toEqual([0, 'KI002'])
      await expect(
        sql`insert into plan_versions (place_id, plan_id, version, made_by)
          values (${DEMO_PLACE}, ${plan}, 2, ${ids.amelia})`.execute(tx),
      ).rejects.toMatchObject({ code: '42501' })
    }))

  test('is not for somebody who helps one of it', () =>
    family(async ({ tx, as, plan, shown }) => {
      await as('priya')
      await sql`select give_consent(${newId()}, ${ids.priya}, ${ids.nia}, '{plan.write}', 'signed_in',
        now() + interval '1 hour')`.execute(tx)
      await as('priya', 'nia')
      const own = await sql`select from plans where owner_id = ${ids.priya}`.execute(tx)
      expect(own.rows, 'her own plan she helps with').toHaveLength(1)
      expect([await shown(), await reads(tx, plan)]).toEqual([0, 'KI002'])
    }))
})
