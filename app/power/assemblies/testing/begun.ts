import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import type { Town } from '#test/support/town.ts'
import type { Seen, Visitor } from '#test/support/visitor.ts'
import { codeOf } from '../codes.ts'

const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).split('-')

/** A day so many days on, as a form's three fields. */
export function dayFields(name: string, days: number): Readonly<Record<string, string>> {
  const [year, month, day] = inDays(days) as [string, string, string]
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}

export const facts = {
  host: idOf('Town Council'),
  title: 'The old quay',
  fromAge: '16',
  question: 'What should become of the old quay?',
  framedBy: 'people who live by it',
  stance: 'advises',
  days: 'Two Saturdays in May, 10 to 4, Town Hall.',
  reach: '01792 550100',
  places: '4',
  keepDays: '90',
  termMonths: '',
  ...dayFields('until', 20),
}

/** Begins an assembly as somebody who may; its id. */
export async function begin(host: Visitor, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const seen: Seen = await host.send('/assemblies/new', { ...facts, ...more }, '/assemblies/new')
  const id = /^\/assemblies\/([0-9a-f-]{36})\/run$/.exec(seen.path)?.[1]
  if (id === undefined) throw new Error(`not begun: ${seen.path} ${seen.text.slice(0, 400)}`)
  return id
}

export const ADDRESSES = [
  'address,area',
  ...Array.from({ length: 20 }, (_, n) => `${n + 1} Quay Road,${n % 2 === 0 ? 'East' : 'West'}`),
].join('\n')

export const ASKED = 'Age: young, old\nArea: East, West'

/** The codes of an assembly's letters, as a printer sees them. */
export async function codesOf(
  town: Pick<Town, 'owner' | 'house'>,
  assemblyId: string,
): Promise<readonly string[]> {
  const rows = await town.owner
    .selectFrom('assembly_codes')
    .select(['wave_id', 'address_id'])
    .where('place_id', '=', DEMO_PLACE)
    .where('assembly_id', '=', assemblyId)
    .orderBy('address_id')
    .execute()
  return rows.map(({ wave_id, address_id }) => codeOf(town.house.secret, wave_id!, address_id!))
}

/** An assembly with letters out; its id and codes. */
export async function withLetters(town: Town, host: Visitor, more: Readonly<Record<string, string>> = {}) {
  const id = await begin(host, more)
  const page = `/assemblies/${id}/letters`
  await host.send(page, { do: 'ask', asked: ASKED }, page)
  await host.send(page, { do: 'list', list: new File([ADDRESSES], 'doors.csv') }, page)
  const drawn = await host.send(page, { do: 'draw', letters: '16', spread: 'area', seed: '4 4 1' }, page)
  if (!drawn.text.includes('16 letters drawn')) throw new Error(drawn.text.slice(0, 600))
  return { id, codes: await codesOf(town, id) }
}

/** Somebody says yes with the code of a letter, without an account. */
export async function sayYes(town: Town, code: string, who: Readonly<Record<string, string>> = {}) {
  const nobody = await town.browser()
  await nobody.send('/assemblies/answer', { code }, '/assemblies/answer')
  return nobody.send('/assemblies/answer/yours', {
    do: 'answer',
    said: 'yes',
    name: 'Ada Fenn',
    reach: '01792 1',
    'trait-0': '0',
    'trait-1': '0',
    ...who,
  })
}
