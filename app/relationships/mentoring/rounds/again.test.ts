import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import { idOf } from '#db/seeds/ids.ts'
import { type Town, town } from '#test/support/town.ts'
import type { Visitor } from '#test/support/visitor.ts'
import { queueOf } from '../testing/queue.ts'
import { workRound } from '../testing/rounds.ts'

let here: Town
let ngozi: Visitor
let nia: Visitor
let tie: string
beforeAll(async () => {
  here = await town()
  await queueOf(here)
  await here.owner.updateTable('mentor_offers').set({ places: 25 }).execute()
  ngozi = await here.browser('ngozi')
  nia = await here.browser('nia')
})

/** Ngozi would like Nia, and Maja's round asks the two. @returns their tie */
async function matched(): Promise<string> {
  const [id, mentor] = [newId(), await here.id('nia')]
  await here.as('ngozi', (tx) => sql`select choose_mentors(array[${mentor}]::uuid[], '{}', '{}')`.execute(tx))
  await here.as('maja', async (tx) => {
    await sql`select open_mentor_round(${id}, ${idOf('Bridgefield East')}, current_date + 3)`.execute(tx)
    await sql`select run_mentor_round(${id})`.execute(tx)
  })
  await workRound(here, id)
  await here.as('maja', async (tx) => {
    await sql`select name_second(${id}, null, ${await here.id('freya')})`.execute(tx)
    await sql`select * from publish_mentor_round(${id})`.execute(tx)
  })
  const { rows } = await sql<{ tie_id: string }>`select tie_id from mentor_pairs
    where round_id = ${id} and learner_id = ${await here.id('ngozi')}`.execute(here.owner)
  return rows[0]!.tie_id
}

async function says(who: Visitor, tie: string, answer: 'yes' | 'no'): Promise<void> {
  await who.get(`/people/ties/${tie}`)
  await who.send(`/people/ties/${tie}`, { answer }, `/people/ties/${tie}`)
}
const state = async (tie: string) =>
  (await sql<{ state: string }>`select state from tie_states where tie_id = ${tie}`.execute(here.owner))
    .rows[0]!.state

test('a pair that ended by a no and is matched again begins when both have said yes anew', async () => {
  tie = await matched()
  await says(ngozi, tie, 'yes')
  await says(nia, tie, 'yes')
  expect(await state(tie)).toBe('live')
  await says(nia, tie, 'no')
  expect(await state(tie)).toBe('resting')

  expect(await matched()).toBe(tie)
  expect(await state(tie)).toBe('asked')
  expect((await nia.get(`/people/ties/${tie}`)).text).toContain('Say yes')
  await says(nia, tie, 'yes')
  expect(await state(tie)).toBe('asked')
  const page = await ngozi.get(`/people/ties/${tie}`)
  expect(page.text).toContain('Waiting for your yes')
  expect(page.text).toContain('Say yes')
  await says(ngozi, tie, 'yes')
  expect(await state(tie)).toBe('live')
})

test('whoever takes a no back waits for the other’s yes anew; while it rests the other cannot tell whose no it was', async () => {
  expect((await nia.get(`/people/ties/${tie}`)).text).toContain('Let it rest')
  await says(ngozi, tie, 'no')
  const resting = (await nia.get(`/people/ties/${tie}`)).text
  expect(resting).toContain('Resting')
  expect(resting).toContain('Let it rest')
  expect(resting).not.toContain('Say yes')
  await says(ngozi, tie, 'yes')
  expect(await state(tie)).toBe('asked')
  expect((await nia.get(`/people/ties/${tie}`)).text).toContain('Waiting for your yes')
  await says(nia, tie, 'yes')
  expect(await state(tie)).toBe('live')
})
