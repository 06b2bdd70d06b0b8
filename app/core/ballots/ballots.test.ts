import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { asOperator } from '#db/as-operator.ts'
import { asPlace } from '#db/as-place.ts'
import type { Name } from '#db/seeds/cast.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { type Town, town as townOfFile } from '#test/support/town.ts'
import { castVote } from './cast-vote.ts'
import { openUrn } from './open-urn.ts'
import { BENCH, countedIn, endBallot, heldBallot, LAMP } from './testing/held-ballot.ts'
import { myVoteIn, turnoutOf } from './turnout.ts'

let town: Town
beforeAll(async () => {
  town = await townOfFile()
})

const vote = (who: Name, ballot: string, answer: unknown, house = town.house) =>
  town.as(who, (tx) => castVote(tx, house, ballot, answer))
const openIt = (ballot: string, paper: readonly unknown[] = []) =>
  openUrn(town.house, DEMO_PLACE, ballot, paper)
const tick = (ballot: string, who: Name) =>
  town.as('tomos', async (tx) => {
    const { rows } = await sql<{
      ticked: boolean
    }>`select mark_paper(ballot_id, id) as ticked from ballot_roll
      where ballot_id = ${ballot} and person_id = ${await town.id(who)}`.execute(tx)
    return rows[0]!.ticked
  })

describe('a secret vote', () => {
  test('lies sealed until the end, is counted then, and its voter finds their number', async () => {
    const ballot = await heldBallot(town)
    const cast = await vote('priya', ballot, [BENCH])
    expect((await countedIn(town, ballot)).answers).toEqual([])
    await endBallot(town, ballot)
    await openIt(ballot)
    const { answers, receipts } = await countedIn(town, ballot)
    expect(answers).toEqual([[BENCH]])
    expect(receipts).toEqual([cast.done === 'cast' && cast.receipt])
  })

  test('is final: what is sent later is not counted, and that is said', async () => {
    const ballot = await heldBallot(town)
    await vote('priya', ballot, [BENCH])
    expect(await vote('priya', ballot, [LAMP])).toEqual({ done: 'voted-before' })
    await endBallot(town, ballot)
    await openIt(ballot)
    expect((await countedIn(town, ballot)).answers).toEqual([[BENCH]])
  })

  test('from a phone that sends it five times at once is one', async () => {
    const ballot = await heldBallot(town)
    const came = await Promise.all(Array.from({ length: 5 }, () => vote('priya', ballot, [BENCH])))
    expect(came.map(({ done }) => done).toSorted()).toEqual(['cast', ...Array(4).fill('voted-before')])
    await endBallot(town, ballot)
    await openIt(ballot)
    expect((await countedIn(town, ballot)).answers).toEqual([[BENCH]])
  })

  test('by who voted on paper is none, and a sheet by who voted on a screen is not ticked', async () => {
    const ballot = await heldBallot(town)
    expect(await tick(ballot, 'priya')).toBe(true)
    expect(await vote('priya', ballot, [BENCH])).toEqual({ done: 'voted-before' })
    await vote('ngozi', ballot, [LAMP])
    expect(await tick(ballot, 'ngozi')).toBe(false)
    await town.as('tomos', async (tx) =>
      expect(await turnoutOf(tx, ballot)).toMatchObject({ byScreen: 1, byPaper: 1 }),
    )
    await endBallot(town, ballot)
    await openIt(ballot, [[BENCH]])
    const { answers, receipts } = await countedIn(town, ballot)
    expect(answers).toHaveLength(2)
    expect(answers).toEqual(expect.arrayContaining([[BENCH], [LAMP]]))
    expect(receipts).toHaveLength(1)
  })

  test('that this installation could never open is not taken, and its voter may still vote', async () => {
    const ballot = await heldBallot(town)
    const other = { ...town.house, secret: 'the secret of another installation' }
    await expect(vote('priya', ballot, [BENCH], other)).rejects.toMatchObject({ reason: 'not-possible' })
    expect(await town.as('priya', (tx) => myVoteIn(tx, ballot))).toBe('may')
  })

  test('is not taken before it opens, after its end, or once it was closed', async () => {
    const [hour, now] = [3_600_000, Date.now()]
    const early = await heldBallot(town, { opensAt: new Date(now + hour) })
    const late = await heldBallot(town, { opensAt: new Date(now - 2 * hour), closesAt: new Date(now - hour) })
    const closed = await heldBallot(town)
    await endBallot(town, closed)
    for (const ballot of [early, late, closed])
      await expect(vote('priya', ballot, [BENCH])).rejects.toMatchObject({ reason: 'not-possible' })
  })

  test('of who is not on the roll is refused as none of theirs', async () => {
    const ballot = await heldBallot(town)
    await expect(vote('tomos', ballot, [BENCH])).rejects.toMatchObject({ reason: 'not-yours' })
    await expect(vote('walter', ballot, [BENCH])).rejects.toMatchObject({ reason: 'unseen' })
  })
})

describe('the urn', () => {
  test('is not opened while people vote', async () => {
    const ballot = await heldBallot(town)
    await vote('priya', ballot, [BENCH])
    await expect(openIt(ballot)).rejects.toMatchObject({ reason: 'not-yours' })
    expect((await countedIn(town, ballot)).answers).toEqual([])
  })

  test('is opened once, however often and by however many at once it is tried', async () => {
    const ballot = await heldBallot(town)
    for (const who of ['priya', 'ngozi', 'ravi'] as const) await vote(who, ballot, [BENCH])
    await endBallot(town, ballot)
    await Promise.all([openIt(ballot), openIt(ballot), openIt(ballot)].map((done) => done.catch(() => {})))
    await openIt(ballot)
    await openIt(ballot, [[LAMP]])
    expect((await countedIn(town, ballot)).answers).toEqual([[BENCH], [BENCH], [BENCH]])
  })

  test('that was half opened as Kith fell is as before, and comes out whole', async () => {
    const ballot = await heldBallot(town)
    for (const who of ['priya', 'ngozi'] as const) await vote(who, ballot, [LAMP])
    await endBallot(town, ballot)
    const fall = asPlace(town.house.db, DEMO_PLACE, async (tx) => {
      await sql`select keep_votes(${ballot}, '[["x"],["y"]]', array['ABCDEFGHJKLM', 'BCDEFGHJKLMN'])`.execute(
        tx,
      )
      throw new Error('the power went')
    })
    await expect(fall).rejects.toThrow('the power went')
    await openIt(ballot)
    expect((await countedIn(town, ballot)).answers).toEqual([[LAMP], [LAMP]])
  })

  test('from which an envelope was taken is not counted', async () => {
    const ballot = await heldBallot(town)
    await vote('priya', ballot, [BENCH])
    await vote('ngozi', ballot, [BENCH])
    await endBallot(town, ballot)
    const keep = asPlace(town.house.db, DEMO_PLACE, (tx) =>
      sql`select keep_votes(${ballot}, '[["x"]]', array['ABCDEFGHJKLM'])`.execute(tx),
    )
    await expect(keep).rejects.toMatchObject({ reason: 'not-possible' })
  })
})

test('an option that was withdrawn stays to be seen, with the reason, and not once all is counted', async () => {
  const ballot = await heldBallot(town)
  const withdraw = (option: string) =>
    town.as('tomos', (tx) =>
      sql`select withdraw_option(${ballot}, ${option}, 'The tree stands there')`.execute(tx),
    )
  await withdraw(LAMP)
  const seen = await town.as('priya', (tx) =>
    tx
      .selectFrom('ballot_options')
      .select(['title', 'withdrawn_why'])
      .where('ballot_id', '=', ballot)
      .orderBy('position')
      .execute(),
  )
  expect(seen).toEqual([
    { title: 'A bench', withdrawn_why: null },
    { title: 'A lamp', withdrawn_why: 'The tree stands there' },
  ])
  await endBallot(town, ballot)
  await openIt(ballot)
  await expect(withdraw(BENCH)).rejects.toMatchObject({ reason: 'not-yours' })
})

describe('the roll agrees with the count', () => {
  const rollOf = async (ballot: string) => {
    const { rows } = await sql<{
      voted: string | null
      named: boolean
    }>`select voted, person_id is not null as named from ballot_roll
      where ballot_id = ${ballot} and voted is not null order by voted`.execute(town.owner)
    return rows
  }
  const asOwner = (who: Name, call: (id: string) => ReturnType<typeof sql>) =>
    asOperator(town.owner, DEMO_PLACE, async (tx) => {
      const id = await town.id(who)
      await sql`select set_config('app.person_id', ${id}, true)`.execute(tx)
      await call(id).execute(tx)
    })

  test('when somebody deletes themselves: a sealed vote goes, a sheet and what was counted stay without a name', async () => {
    const [sealed, paper, counted] = [await heldBallot(town), await heldBallot(town), await heldBallot(town)]
    await vote('ravi', sealed, [BENCH])
    await tick(paper, 'ravi')
    await vote('ravi', counted, [BENCH])
    await endBallot(town, counted)
    await openIt(counted)
    await asOwner('ravi', () => sql`select erase_with_ballots()`)
    expect(await rollOf(sealed)).toEqual([])
    expect(await rollOf(paper)).toEqual([{ voted: 'paper', named: false }])
    expect(await rollOf(counted)).toEqual([{ voted: 'screen', named: false }])
    await endBallot(town, sealed)
    await openIt(sealed)
    expect((await countedIn(town, sealed)).answers).toEqual([])
  })

  test('when two records of somebody who voted twice are one: a sheet counts, else one envelope', async () => {
    const [screens, both] = [await heldBallot(town), await heldBallot(town)]
    for (const who of ['priya', 'ngozi'] as const) await vote(who, screens, [BENCH])
    await vote('priya', both, [BENCH])
    await tick(both, 'ngozi')
    const ngozi = await town.id('ngozi')
    await asOwner('priya', (priya) => sql`select merge_with_ballots(${priya}, ${ngozi})`)
    expect(await rollOf(screens)).toEqual([{ voted: 'screen', named: true }])
    expect(await rollOf(both)).toEqual([{ voted: 'paper', named: true }])
    for (const ballot of [screens, both]) await endBallot(town, ballot)
    await openIt(screens)
    await openIt(both, [[LAMP]])
    expect((await countedIn(town, screens)).answers).toEqual([[BENCH]])
    expect((await countedIn(town, both)).answers).toEqual([[LAMP]])
  })
})
