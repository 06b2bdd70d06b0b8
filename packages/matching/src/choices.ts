import { MatchingError, type Place } from './error.ts'
import { readList, readText, show } from './read.ts'

/** Choices in order, best first. An inner list is a tie: `['a', ['b', 'c'], 'd']` has b and c both second. */
export type Choices = readonly (string | readonly string[])[]

/** One list of choices as numbers: `targets[i]` is chosen at rank `ranks[i]` (from 1; those tied share a rank). */
export interface ReadChoices {
  readonly targets: number[]
  readonly ranks: number[]
}

const SHORT = 16

/** Reads choices, best first, against the ids they may name, `onto` what was read before. Unknown and repeated names are errors. */
export function readChoices(
  value: unknown,
  index: ReadonlyMap<string, number>,
  others: string,
  place: Place,
  onto: ReadChoices = { targets: [], ranks: [] },
): ReadChoices {
  const { targets, ranks } = onto
  const first = targets.length
  // A look along a short list costs less than a set; long lists get one.
  let seen: Set<number> | undefined
  let rank = 0
  for (const item of readList(value, place)) {
    rank++
    const tie: readonly unknown[] = Array.isArray(item) ? item : [item]
    for (const name of tie) {
      // What is found needs no other look: only a text that is not blank can be an id.
      const target = index.get(name as string)
      if (target === undefined) {
        throw new MatchingError(
          place,
          `names ${show(readText(name, place))}, who is not among the ${others}`,
          'Mend the name or leave it out',
        )
      }
      if (seen === undefined && targets.length - first >= SHORT) seen = new Set(targets.slice(first))
      if (seen ? seen.has(target) : targets.includes(target, first)) {
        throw new MatchingError(place, `names ${show(name)} twice`, 'Name each once')
      }
      seen?.add(target)
      targets.push(target)
      ranks.push(rank)
    }
    if (Array.isArray(item) && item.length === 0) {
      throw new MatchingError(place, `has an empty tie at rank ${rank}`, 'Leave it out')
    }
  }
  return { targets, ranks }
}
