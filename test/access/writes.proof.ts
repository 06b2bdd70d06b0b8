import { beforeAll, describe, expect, test } from 'vitest'
import { asOperator } from '#db/as-operator.ts'
import { become } from '#db/client.ts'
import { refusalOf } from '#db/refused.ts'
import { cast, type Name } from '#db/seeds/cast.ts'
import { rolledBack, type Town, town } from '#test/support/town.ts'
import { assemblyCases } from './writes/assemblies.ts'
import { ballotCases } from './writes/ballots.ts'
import { budgetCases } from './writes/budgets.ts'
import { type Act, type Case, type Ids, PLACE } from './writes/case.ts'
import { gatheringCases } from './writes/gatherings.ts'
import { groupCases } from './writes/groups.ts'
import { keepingCases } from './writes/keeping.ts'
import { listeningCases } from './writes/listening.ts'
import { mentoringCases } from './writes/mentoring.ts'
import { placeCases } from './writes/place.ts'
import { planCases } from './writes/plans.ts'
import { safetyCases } from './writes/safety.ts'
import { makeSources, sourceCases } from './writes/sources.ts'
import { thingCases } from './writes/things.ts'
import { tieCases } from './writes/ties.ts'
import { whoKnowsWhomCases } from './writes/who-knows-whom.ts'

let vale: Town
let ids: Ids

beforeAll(async () => {
  vale = await town()
  const names = Object.keys(cast) as Name[]
  const people = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await vale.id(name)])))
  const { id: parentTie } = await vale.owner
    .selectFrom('ties')
    .select('id')
    .where('kind', '=', 'parent')
    .where('from_id', '=', people.amelia)
    .where('to_id', '=', people.priya)
    .executeTakeFirstOrThrow()
  ids = { ...people, nobody: '', parentTie }
  await asOperator(vale.owner, PLACE, (tx) => makeSources(tx, ids))
})

const cases: readonly Case[] = [
  ...assemblyCases,
  ...tieCases,
  ...thingCases,
  ...planCases,
  ...safetyCases,
  ...placeCases,
  ...groupCases,
  ...whoKnowsWhomCases,
  ...mentoringCases,
  ...sourceCases,
  ...listeningCases,
  ...ballotCases,
  ...gatheringCases,
  ...budgetCases,
  ...keepingCases,
]

describe.each(cases)('$what', ({ may, mayNot }) => {
  test(`${may.as} may`, async () => {
    expect(await outcomeOf(may)).toBe('done')
  })

  test.each(Object.entries(mayNot))('%s may not', async (_, attempt) => {
    expect(await outcomeOf(attempt)).toBe('refused')
  })
})

/** What comes of it: done, or refused (by an error that says so, or because there is no such row for them). */
async function outcomeOf(attempt: Act): Promise<'done' | 'refused'> {
  let outcome: 'done' | 'refused' = 'refused'
  await rolledBack(vale.house.db, async (tx) => {
    for (const step of attempt.after ?? []) {
      await become(tx, { placeId: PLACE, personId: ids[step.as] })
      await step.does(ids).execute(tx)
    }
    try {
      await become(tx, {
        placeId: PLACE,
        personId: ids[attempt.as],
        helperId: attempt.helper && ids[attempt.helper],
      })
      const { rows, numAffectedRows } = await attempt.does(ids).execute(tx)
      outcome = rows.length > 0 || (numAffectedRows ?? 0n) > 0n ? 'done' : 'refused'
    } catch (error) {
      // A check of the table is as good as a policy: nothing was written.
      if (refusalOf(error) === undefined && (error as { code?: string }).code !== '23514') throw error
    }
  })
  return outcome
}
