import { breakoutRooms, MatchingError } from '@kith/matching'
import type { Given, Mending, Seated, Sitter } from './given.ts'
import { faultsOf, mendSeating } from './mend-seating.ts'

const SIZES_TRIED = 8

/**
 * Seats everybody for one round. The engine lets people meet whom they have not met and mixes ages, checks and, where asked,
 * groups; then people are swapped until no room breaks the rule on grown-ups and children. Where that cannot be, says what would
 * mend it, the smallest of each kind: each mend named has been tried.
 */
export async function seat(given: Given): Promise<Seated> {
  if (given.people.length === 0) return { lacks: 'nobody', mends: [] }
  const rooms = await seating(given)
  if (rooms !== null) return { rooms }
  const lacks = (await seating({ ...given, needKeepers: [] })) === null ? 'apart' : 'keepers'
  const sizes = await otherSize(given)
  return { lacks, mends: lacks === 'apart' ? sizes : [...sizes, ...(await keepersFor(given))] }
}

async function seating(given: Given): Promise<string[][] | null> {
  if (!given.agesApart) return seatTogether(given, given.people)
  const children = given.people.filter(({ age }) => age === 'child')
  const others = given.people.filter(({ age }) => age !== 'child')
  const [a, b] = [await seatTogether(given, others), await seatTogether(given, children)]
  return a === null || b === null ? null : [...a, ...b]
}

async function seatTogether(given: Given, people: readonly Sitter[]): Promise<string[][] | null> {
  const among = new Set(people.map(({ id }) => id))
  const within = (pairs: Given['met']) => pairs.filter(([a, b]) => among.has(a) && among.has(b))
  const rules = {
    people: [...people],
    apart: within(given.apart),
    needKeepers: within(given.needKeepers),
    met: within(given.met),
    seed: given.seed,
  }
  if (people.length === 0) return []
  if (people.length <= given.size) {
    const room = [...among]
    return faultsOf(rules)(room) === 0 ? [room] : null
  }
  const mixed = given.mix && people.some(({ from }) => from !== '')
  try {
    const { rounds } = await breakoutRooms({
      people: people.map(({ id, age, checked, from }) => ({
        id,
        traits: {
          grown: age === 'grown' ? 'yes' : 'no',
          checked: checked ? 'yes' : 'no',
          ...(from !== '' && { from }),
        },
      })),
      rounds: 1,
      size: given.size,
      mix: ['grown', 'checked', ...(mixed ? ['from'] : [])],
      apart: rules.apart,
      met: rules.met,
      seed: given.seed,
    })
    return mendSeating(rules, rounds[0]!)
  } catch (error) {
    // Nobody can be kept apart from everybody in as many rooms as there are.
    if (error instanceof MatchingError && error.list === 'apart') return null
    throw error
  }
}

const works = async (changed: Given) => (await seating(changed)) !== null

async function otherSize(given: Given): Promise<Mending[]> {
  for (let by = 1; by <= SIZES_TRIED; by++)
    for (const size of [given.size + by, given.size - by])
      if (size >= 2 && size <= 50 && (await works({ ...given, size }))) return [{ kind: 'size', size }]
  return []
}

async function keepersFor(given: Given): Promise<Mending[]> {
  const most = 2 * Math.ceil(given.people.length / given.size)
  const more = async (kind: 'checked' | 'grown'): Promise<Mending[]> => {
    for (let count = 1; count <= most; count++)
      if (await works(withMore(given, kind, count))) return [{ kind, count }]
    return []
  }
  const apart = !given.agesApart && (await works({ ...given, agesApart: true }))
  return [
    ...(await more('grown')),
    ...(await more('checked')),
    ...(apart ? [{ kind: 'ages_apart' } as const] : []),
  ]
}

/** The same with grown-ups who are not there yet, known to nobody. */
function withMore(given: Given, kind: 'checked' | 'grown', count: number): Given {
  const added = Array.from(
    { length: count },
    (_, n): Sitter => ({
      id: `more ${n}`,
      age: 'grown',
      keeps: true,
      checked: kind === 'checked',
      from: '',
    }),
  )
  const young = given.people.filter(({ age }) => age !== 'grown')
  const needKeepers = added.flatMap(({ id }) => young.map((each): [string, string] => [id, each.id]))
  return {
    ...given,
    people: [...given.people, ...added],
    needKeepers: [...given.needKeepers, ...needKeepers],
  }
}
