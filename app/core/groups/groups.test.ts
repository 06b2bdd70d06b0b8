import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { become, type Tx } from '#db/client.ts'
import type { Name } from '#db/seeds/cast.ts'
import { DEMO_PLACE } from '#db/seeds/ids.ts'
import { rolledBack, type Town, townOfItsOwn } from '#test/support/town.ts'
import { addEntry, entryBecomesTie, myEntries } from '../web/web.ts'
import { answerGroupAsk, askIntoGroup, myGroupAsks, whyNotAsk } from './ask-in.ts'
import type { MadeKind } from './group-words.ts'
import { endGroup, endMembership, foundGroup, leaveGroup } from './make-group.ts'
import { howKept, membersOf, myGroups } from './my-groups.ts'

let town: Town
const ids = {} as Record<Name, string>
const names = [
  'priya',
  'ngozi',
  'ravi',
  'amelia',
  'maryam',
  'nia',
  'freya',
  'walter',
  'beth',
  'poppy',
  'darren',
] as const
beforeAll(async () => {
  town = await townOfItsOwn('groups')
  for (const name of names) ids[name] = await town.id(name)
})

/** What somebody does in a transaction that is taken back. */
interface Doing {
  readonly tx: Tx
  readonly as: <T>(name: Name, work: () => Promise<T>) => Promise<T>
  /** Somebody gives another their code, who asks them in with it; they say yes. */
  readonly bringIn: (asker: Name, group: string, who: Name) => Promise<void>
  readonly seenIn: (name: Name, group: string) => Promise<readonly string[]>
}

const trying = (work: (doing: Doing) => Promise<void>) =>
  rolledBack(town.house.db, async (tx) => {
    const as: Doing['as'] = async (name, does) => {
      await become(tx, { placeId: DEMO_PLACE, personId: ids[name] })
      return does()
    }
    const bringIn: Doing['bringIn'] = async (asker, groupId, who) => {
      await giveCode(tx, as, who, asker)
      const id = newId()
      await as(asker, () => askIntoGroup(tx, { id, groupId, personId: ids[who] }))
      await as(who, () => answerGroupAsk(tx, { askId: id, answer: 'yes', forId: ids[who] }))
    }
    const seenIn: Doing['seenIn'] = (name, group) =>
      as(name, async () => (await membersOf(tx, group)).map(({ personId }) => nameFor(personId)).toSorted())
    await work({ tx, as, bringIn, seenIn })
  })

const nameFor = (id: string) => names.find((name) => ids[name] === id) ?? id

let codes = 0
async function giveCode(tx: Tx, as: Doing['as'], from: Name, to: Name): Promise<void> {
  const code = `GRP${'ABCDEFGH'[codes++ % 8]}${'ABCDEFGH'[Math.floor(codes / 8)]}ZZZ`
  await as(from, () =>
    sql`insert into shared_codes (place_id, code, person_id, until_at)
      values (${DEMO_PLACE}, ${code}, ${ids[from]}, now() + interval '1 day')`.execute(tx),
  )
  await as(to, () => sql`select use_code(${code})`.execute(tx))
}

async function found(doing: Doing, by: Name, kind: MadeKind): Promise<string> {
  const id = newId()
  await doing.as(by, () => foundGroup(doing.tx, { id, kind, name: 'Growing together' }))
  return id
}

const refusedIn = (tx: Tx, work: () => Promise<unknown>) => async () => {
  await sql`savepoint s`.execute(tx)
  let said: unknown
  try {
    await work()
  } catch (error) {
    said = (error as { code?: string }).code
  }
  await sql`rollback to savepoint s`.execute(tx)
  return said
}

describe('adults and children in a circle', () => {
  test('Nia alone cannot ask Priya in; with Freya in it too she can', () =>
    trying(async (doing) => {
      const { tx, as, bringIn, seenIn } = doing
      const circle = await found(doing, 'nia', 'circle')
      expect(await as('nia', () => whyNotAsk(tx, circle, ids.priya))).toBe('second_adult')
      const ask = () => askIntoGroup(tx, { id: newId(), groupId: circle, personId: ids.priya })
      expect(await as('nia', refusedIn(tx, ask))).toBe('KI004')
      await bringIn('nia', circle, 'freya')
      expect(await as('nia', () => whyNotAsk(tx, circle, ids.priya))).toBeNull()
      await bringIn('nia', circle, 'priya')
      expect(await seenIn('nia', circle)).toEqual(['freya', 'nia', 'priya'])
      expect(await seenIn('priya', circle)).toEqual(['freya', 'nia', 'priya'])
    }))

  test('two adults of whom none is checked are not enough', () =>
    trying(async (doing) => {
      const { tx, as, bringIn } = doing
      const circle = await found(doing, 'amelia', 'circle')
      await bringIn('amelia', circle, 'beth')
      expect(await as('amelia', () => whyNotAsk(tx, circle, ids.priya))).toBe('check')
    }))

  test('when the second adult leaves, Nia no longer sees Priya in it nor reads what she opened to it', () =>
    trying(async (doing) => {
      const { tx, as, bringIn, seenIn } = doing
      const circle = await found(doing, 'nia', 'circle')
      await bringIn('nia', circle, 'freya')
      await bringIn('nia', circle, 'priya')
      const item = await as('priya', async () => {
        const { rows } = await sql<{ id: string }>`
          select id from things where owner_id = ${ids.priya} and kind = 'plan_item' and apart_since is not null limit 1`.execute(
          tx,
        )
        await sql`insert into grants (place_id, id, thing_id, group_id, may, given_by)
          values (${DEMO_PLACE}, ${newId()}, ${rows[0]!.id}, ${circle}, 'see', ${ids.priya})`.execute(tx)
        return rows[0]!.id
      })
      const reads = async (name: Name) =>
        (await as(name, () => sql`select from open_to_me() where thing_id = ${item}`.execute(tx))).rows.length
      expect([await reads('nia'), await reads('freya')]).toEqual([1, 1])
      await as('freya', () => leaveGroup(tx, circle))
      expect([await reads('nia'), await reads('freya')]).toEqual([0, 0])
      expect(await seenIn('nia', circle)).toEqual(['nia'])
      expect(await seenIn('priya', circle)).toEqual(['priya'])
      expect(await as('nia', () => howKept(tx, circle))).toEqual({
        lacks: 'second_adult',
        children: 1,
        grown: 1,
      })
    }))

  test('children among themselves need no adult, and one adult who comes in does not see them', () =>
    trying(async (doing) => {
      const { bringIn, seenIn } = doing
      const team = await found(doing, 'ngozi', 'team')
      await bringIn('ngozi', team, 'priya')
      expect(await seenIn('priya', team)).toEqual(['ngozi', 'priya'])
      await bringIn('ngozi', team, 'nia')
      expect(await seenIn('nia', team)).toEqual(['nia'])
      expect(await seenIn('priya', team)).toEqual(['ngozi', 'priya'])
      await bringIn('ngozi', team, 'freya')
      expect(await seenIn('nia', team)).toEqual(['freya', 'ngozi', 'nia', 'priya'])
    }))
})

describe('being asked', () => {
  test('only people of mine, or whose code I have', () =>
    trying(async (doing) => {
      const { tx, as } = doing
      const team = await found(doing, 'ngozi', 'team')
      const ask = () => askIntoGroup(tx, { id: newId(), groupId: team, personId: ids.ravi })
      expect(await as('ngozi', refusedIn(tx, ask))).toBe('KI003')
      await giveCode(tx, as, 'ravi', 'ngozi')
      expect(await as('ngozi', refusedIn(tx, ask))).toBeUndefined()
    }))

  test('a “not now” looks to the asker like no answer, and can become a yes', () =>
    trying(async (doing) => {
      const { tx, as, seenIn } = doing
      const team = await found(doing, 'ngozi', 'team')
      const askId = newId()
      await as('ngozi', () => askIntoGroup(tx, { id: askId, groupId: team, personId: ids.priya }))
      const toNgozi = () => as('ngozi', async () => JSON.stringify(await myGroupAsks(tx)))
      const before = await toNgozi()
      expect(before).toContain(askId)
      await as('priya', () => answerGroupAsk(tx, { askId, answer: 'no', forId: ids.priya }))
      expect(await toNgozi()).toBe(before)
      expect(await seenIn('ngozi', team)).toEqual(['ngozi'])
      await as('priya', () => answerGroupAsk(tx, { askId, answer: 'yes', forId: ids.priya }))
      expect(await seenIn('ngozi', team)).toEqual(['ngozi', 'priya'])
    }))

  test('nobody answers for somebody else, and nobody sees the tables', () =>
    trying(async (doing) => {
      const { tx, as } = doing
      const team = await found(doing, 'ngozi', 'team')
      const askId = newId()
      await as('ngozi', () => askIntoGroup(tx, { id: askId, groupId: team, personId: ids.priya }))
      for (const name of ['ngozi', 'amelia', 'ravi'] as const) {
        const answer = () => answerGroupAsk(tx, { askId, answer: 'yes', forId: ids.priya })
        expect(await as(name, refusedIn(tx, answer)), name).toBe('KI003')
      }
      const look = () => sql`select from group_asks`.execute(tx)
      expect(await as('priya', refusedIn(tx, look))).toBe('42501')
    }))

  test('who must not meet somebody in it is told nothing, until that one has left', () =>
    trying(async (doing) => {
      const { tx, as, bringIn } = doing
      const circle = await found(doing, 'walter', 'circle')
      await bringIn('walter', circle, 'darren')
      const askId = newId()
      await as('walter', () => askIntoGroup(tx, { id: askId, groupId: circle, personId: ids.priya }))
      expect(await as('priya', () => myGroupAsks(tx))).toEqual([])
      const notices = await as('priya', () => sql`select from notices where thing_id = ${askId}`.execute(tx))
      expect(notices.rows).toHaveLength(0)
      expect(await as('walter', () => myGroupAsks(tx))).toHaveLength(1)
      await as('darren', () => leaveGroup(tx, circle))
      await bringIn('walter', circle, 'beth')
      expect(await as('priya', () => myGroupAsks(tx))).toHaveLength(1)
    }))
})

describe('a child under 13', () => {
  test('is in with their own yes and a parent’s, in either order', async () => {
    const setBirth = (date: string | null) =>
      sql`update people_private set birth_date = ${date} where person_id = ${ids.priya}`.execute(town.owner)
    const { rows } = await sql<{ birth_date: string | null }>`
      select birth_date from people_private where person_id = ${ids.priya}`.execute(town.owner)
    const twelve = new Date()
    twelve.setFullYear(twelve.getFullYear() - 12)
    await setBirth(twelve.toISOString().slice(0, 10))
    try {
      await trying(async (doing) => {
        const { tx, as, seenIn } = doing
        const team = await found(doing, 'ngozi', 'team')
        const askId = newId()
        await giveCode(tx, as, 'priya', 'ngozi')
        await as('ngozi', () => askIntoGroup(tx, { id: askId, groupId: team, personId: ids.priya }))
        await as('priya', () => answerGroupAsk(tx, { askId, answer: 'yes', forId: ids.priya }))
        expect(await seenIn('ngozi', team)).toEqual(['ngozi'])
        const [toParent] = await as('amelia', () => myGroupAsks(tx))
        expect(toParent).toMatchObject({ id: askId, iAm: 'parent', personId: ids.priya })
        await as('amelia', () => answerGroupAsk(tx, { askId, answer: 'yes', forId: ids.priya }))
        expect(await seenIn('ngozi', team)).toEqual(['ngozi', 'priya'])
      })
    } finally {
      await setBirth(rows[0]!.birth_date)
    }
  })
})

describe('a family', () => {
  test('takes in kin of whoever asks, and nobody else', () =>
    trying(async (doing) => {
      const { tx, as, seenIn } = doing
      const family = await found(doing, 'amelia', 'family')
      await giveCode(tx, as, 'beth', 'amelia')
      expect(await as('amelia', () => whyNotAsk(tx, family, ids.beth))).toBe('kin')
      const askId = newId()
      await as('amelia', () => askIntoGroup(tx, { id: askId, groupId: family, personId: ids.priya }))
      // Amelia is a parent of hers, so that asking is her yes; Priya's own is still needed.
      expect(await seenIn('amelia', family)).toEqual(['amelia'])
      await as('priya', () => answerGroupAsk(tx, { askId, answer: 'yes', forId: ids.priya }))
      expect(await seenIn('amelia', family)).toEqual(['amelia', 'priya'])
    }))

  test('adults read in it what a child opens to it, and only then', () =>
    trying(async (doing) => {
      const { tx, as } = doing
      const family = await found(doing, 'maryam', 'family')
      const askId = newId()
      await as('maryam', () => askIntoGroup(tx, { id: askId, groupId: family, personId: ids.priya }))
      await as('priya', () => answerGroupAsk(tx, { askId, answer: 'yes', forId: ids.priya }))
      const reads = async () =>
        (await as('maryam', () => sql`select from open_to_me() where owner_id = ${ids.priya}`.execute(tx)))
          .rows.length
      expect(await reads()).toBe(0)
      await as('priya', () =>
        sql`insert into grants (place_id, id, thing_id, group_id, may, given_by)
          select ${DEMO_PLACE}, ${newId()}, id, ${family}, 'see', ${ids.priya} from things
          where kind = 'web' and owner_id = ${ids.priya}`.execute(tx),
      )
      expect(await reads()).toBeGreaterThan(1)
    }))
})

describe('leaving and ending', () => {
  test('when the convener leaves it goes to whoever was in it longest; the last to leave closes it', () =>
    trying(async (doing) => {
      const { tx, as, bringIn } = doing
      const team = await found(doing, 'ngozi', 'team')
      await bringIn('ngozi', team, 'priya')
      const end = () => endGroup(tx, team)
      expect(await as('priya', refusedIn(tx, end))).toBe('KI003')
      await as('ngozi', () => leaveGroup(tx, team))
      expect(await as('ngozi', () => myGroups(tx, team))).toEqual([])
      expect((await as('priya', () => myGroups(tx, team)))[0]!.roles).toEqual(['convener'])
      await as('priya', () => leaveGroup(tx, team))
      const past = await as('priya', () =>
        sql`select from memberships where group_id = ${team} and to_at is null`.execute(tx),
      )
      expect(past.rows).toHaveLength(0)
      expect(await as('priya', () => myGroups(tx, team))).toEqual([])
    }))

  test('a convener ends somebody’s place; others do not, and nobody leaves a class', () =>
    trying(async (doing) => {
      const { tx, as, bringIn, seenIn } = doing
      const team = await found(doing, 'ngozi', 'team')
      await bringIn('ngozi', team, 'priya')
      await bringIn('ngozi', team, 'ravi')
      const membership = await as(
        'ngozi',
        async () => (await membersOf(tx, team)).find(({ personId }) => personId === ids.ravi)!.id,
      )
      const end = () => endMembership(tx, membership)
      expect(await as('priya', refusedIn(tx, end))).toBe('KI003')
      await as('ngozi', end)
      expect(await seenIn('priya', team)).toEqual(['ngozi', 'priya'])
      const inClass = (await as('priya', () => myGroups(tx))).find(({ kind }) => kind === 'class')!
      expect(
        await as(
          'priya',
          refusedIn(tx, () => leaveGroup(tx, inClass.id)),
        ),
      ).toBe('KI003')
    }))
})

describe('a name that turns out to be somebody here', () => {
  test('keeps what was said, and becomes a tie of mine once', () =>
    trying(async ({ tx, as }) => {
      const me = { placeId: DEMO_PLACE, personId: ids.ngozi }
      const entry = newId()
      await as('ngozi', () =>
        addEntry(tx, me, {
          id: entry,
          who: { name: 'Pip', how: 'sits by me' },
          circle: 'friends',
          near: 1,
          gives: ['part'],
        }),
      )
      const tie = await as('ngozi', () =>
        sql<{ id: string }>`select tie_id as id from my_live_ties() where other_id = ${ids.priya}`.execute(
          tx,
        ),
      )
      const theirs = await as('nia', () =>
        sql<{ id: string }>`select tie_id as id from my_live_ties() where other_id = ${ids.priya}`.execute(
          tx,
        ),
      )
      const wrong = () => entryBecomesTie(tx, entry, theirs.rows[0]!.id)
      expect(await as('ngozi', refusedIn(tx, wrong))).toBe('KI002')
      await as('ngozi', () => entryBecomesTie(tx, entry, tie.rows[0]!.id))
      expect(await as('ngozi', () => myEntries(tx))).toMatchObject([
        { id: entry, tieId: tie.rows[0]!.id, name: null, how: 'Pip, sits by me', gives: ['part'] },
      ])
      const again = () => entryBecomesTie(tx, entry, tie.rows[0]!.id)
      expect(await as('ngozi', refusedIn(tx, again))).toBe('KI004')
    }))
})
