import type { Id } from './id.ts'
import { whole } from './options.ts'
import { readKnown, readPlace } from './read-coverage.ts'
import { suppressSmall } from './suppress.ts'
import type { VoteTable } from './vote-table.ts'

/** Somebody in the place: what they said of themselves, e.g. `{ age: '16–24', area: 'North' }`. */
export interface KnownPerson {
  readonly person: Id
  readonly groups: Readonly<Record<string, string>>
}

/** How many people of a kind live in the place, e.g. `{ attribute: 'age', value: '16–24', people: 1200 }`. */
export interface PlacePart {
  readonly attribute: string
  readonly value: string
  readonly people: number
}

/** One kind of people. Counts too small to show are null, and shares with them. */
export interface CoveredPart {
  readonly value: string
  /** How many people of this kind voted on anything. */
  readonly voices: number | null
  /** Their share of the voices that are known in this respect. */
  readonly shareOfVoices: number | null
  /** Their share of the place, where the place is known. */
  readonly shareOfPlace: number | null
  /** Voices that would be there in proportion to the place, less those that are; positive: missing. */
  readonly missing: number | null
}

export interface CoveredStatement {
  readonly statement: string
  /** For each kind of people how many of them voted on it, or null for a count too small to show. */
  readonly votes: Readonly<Record<string, number | null>>
  /** Kinds of people of whom nobody voted on it. */
  readonly unheard: readonly string[]
}

export interface Coverage {
  readonly attribute: string
  /** Voices of whom this is not known. */
  readonly unknown: number | null
  /** Most missing first. */
  readonly parts: readonly CoveredPart[]
  readonly statements: readonly CoveredStatement[]
}

const LEAST_SHOWN = 5

/**
 * Who is missing: for each attribute given, how its kinds of people compare with the place among all voices, and statement by
 * statement how many of each voted. Counts from 1 to 4 are not shown, nor what would give them away.
 *
 * @param leastShown the smallest count that is shown; 1 shows everything
 * @throws {OpinionError} for a person twice, a negative or broken number, a kind of people given twice
 */
export function coverage(
  table: VoteTable,
  known: readonly KnownPerson[],
  place: readonly PlacePart[] = [],
  leastShown = LEAST_SHOWN,
): Coverage[] {
  whole('leastShown', leastShown, 1, Number.MAX_SAFE_INTEGER)
  const groupsOf = readKnown(known)
  const inPlace = readPlace(place)
  const attributes = new Set([
    ...inPlace.keys(),
    ...[...groupsOf.values()].flatMap((groups) => Object.keys(groups)),
  ])
  return [...attributes].sort().map((attribute) => {
    const parts = inPlace.get(attribute) ?? new Map<string, number>()
    const kindOf = table.people.map((person) => groupsOf.get(person)?.[attribute])
    const kinds = [...new Set([...parts.keys(), ...kindOf.filter((kind) => kind !== undefined)])].sort()
    return { attribute, ...cover(table, kindOf, kinds, parts, leastShown) }
  })
}

function cover(
  table: VoteTable,
  kindOf: readonly (string | undefined)[],
  kinds: readonly string[],
  place: ReadonlyMap<string, number>,
  leastShown: number,
) {
  const at = new Map(kinds.map((kind, i) => [kind, i]))
  // One more column, the last: people of whom it is not known.
  const column = kindOf.map((kind) => (kind === undefined ? kinds.length : at.get(kind)!))
  const voices = new Array<number>(kinds.length + 1).fill(0)
  const votes = table.statements.map(() => new Array<number>(kinds.length + 1).fill(0))
  for (const [p, c] of column.entries()) {
    voices[c]!++
    for (let e = table.start[p]!; e < table.start[p + 1]!; e++) votes[table.column[e]!]![c]!++
  }
  const shown = suppressSmall(voices, leastShown)
  return {
    unknown: shown[kinds.length]!,
    parts: kinds.map((value, i) => part(value, shown[i]!, voices, place)).sort(mostMissing),
    statements: table.statements.map(({ id }, j) => {
      const cells = suppressSmall(votes[j]!, leastShown)
      return {
        statement: id,
        votes: Object.fromEntries(kinds.map((kind, i) => [kind, cells[i]!])),
        unheard: kinds.filter((_, i) => cells[i] === 0),
      }
    }),
  }
}

function part(
  value: string,
  voices: number | null,
  all: readonly number[],
  place: ReadonlyMap<string, number>,
): CoveredPart {
  const heard = all.slice(0, -1).reduce((sum, count) => sum + count, 0)
  const living = [...place.values()].reduce((sum, count) => sum + count, 0)
  const shareOfPlace = place.has(value) && living > 0 ? place.get(value)! / living : null
  return {
    value,
    voices,
    shareOfVoices: voices === null || heard === 0 ? null : voices / heard,
    shareOfPlace,
    missing: voices === null || shareOfPlace === null ? null : shareOfPlace * heard - voices,
  }
}

const mostMissing = (a: CoveredPart, b: CoveredPart) =>
  (b.missing ?? -Infinity) - (a.missing ?? -Infinity) || 0
