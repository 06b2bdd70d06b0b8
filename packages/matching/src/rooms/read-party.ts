import { MatchingError } from '../error.ts'
import { drawLot } from '../lot.ts'
import { readList, readRecord, readRows, readText, readTexts, readWhole, show } from '../read.ts'
import type { RoomsInput } from './input.ts'

const MOST_PEOPLE = 5000

/** The input as numbers; people are numbered so that those with like traits stand together, otherwise by lot. */
export interface Party {
  readonly ids: readonly string[]
  readonly rounds: number
  readonly rooms: number
  /** `alike[t * people + p]`: the value of trait t that person p has, as a number. */
  readonly traits: readonly Int32Array[]
  readonly apart: readonly (readonly [number, number])[]
  readonly met: readonly (readonly [number, number])[]
  readonly seed: number
}

function readPairs(
  value: unknown,
  list: string,
  at: ReadonlyMap<string, number>,
): (readonly [number, number])[] {
  const pairs = readList(value, { list }).map((item, i) => {
    const place = { list, row: i + 1 }
    const names = readTexts(item, place)
    if (names.length !== 2) throw new MatchingError(place, `names ${names.length} people`, 'Name two')
    const [a, b] = names.map((name) => {
      const p = at.get(name)
      if (p === undefined)
        throw new MatchingError(place, `${show(name)} is not among the people`, 'Mend the name')
      return p
    })
    return a! < b! ? ([a!, b!] as const) : ([b!, a!] as const)
  })
  const known = new Map(pairs.map((pair) => [pair[0] * at.size + pair[1], pair]))
  return [...known].sort((a, b) => a[0] - b[0]).map(([, pair]) => pair)
}

/** Reads and checks the input of breakout rooms; throws `MatchingError`. */
export function readParty(input: RoomsInput): Party {
  const fields = readRecord(input, { list: 'input' })
  const seed = readWhole(fields.seed, { list: 'input', field: 'seed' }, -(2 ** 31), 2 ** 31 - 1)
  const rounds = readWhole(fields.rounds, { list: 'input', field: 'rounds' }, 1, 100)
  const size = readWhole(fields.size, { list: 'input', field: 'size' }, 2, MOST_PEOPLE)
  const mix = readTexts(fields.mix, { list: 'input', field: 'mix' })
  const rows = readRows(fields.people, 'people')
  if (rows.length > MOST_PEOPLE) {
    throw new MatchingError({ list: 'people' }, `has ${rows.length} rows`, `Give at most ${MOST_PEOPLE}`)
  }
  const lot = drawLot(rows.length, seed)
  const worded = rows.map(({ id, row, fields: own }, p) => {
    const traits =
      own.traits === undefined ? {} : readRecord(own.traits, { list: 'people', row, field: 'traits' })
    const values = mix.map((trait) => {
      if (!Object.hasOwn(traits, trait)) return ''
      return readText(traits[trait], { list: 'people', row, field: `traits.${trait}` })
    })
    return { id, values, lot: lot[p]! }
  })
  for (const [t, trait] of mix.entries()) {
    if (worded.some(({ values }) => values[t] !== '')) continue
    throw new MatchingError(
      { list: 'input', field: 'mix' },
      `names ${show(trait)}, which nobody has`,
      'Mend the name, or leave it out',
    )
  }
  worded.sort((a, b) => {
    const t = a.values.findIndex((value, i) => value !== b.values[i])
    if (t < 0) return a.lot - b.lot
    return a.values[t]! < b.values[t]! ? -1 : 1
  })
  const at = new Map(worded.map(({ id }, p) => [id, p]))
  return {
    ids: worded.map(({ id }) => id),
    rounds,
    rooms: Math.ceil(rows.length / size),
    traits: mix.map((_, t) => {
      const values = [...new Set(worded.map((person) => person.values[t]!))]
      return Int32Array.from(worded, (person) => values.indexOf(person.values[t]!))
    }),
    apart: readPairs(fields.apart, 'apart', at),
    met: readPairs(fields.met, 'met', at),
    seed,
  }
}
