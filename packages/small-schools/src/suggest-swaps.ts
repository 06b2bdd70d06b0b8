import { DivisionError } from './error.ts'
import type { DivisionInput } from './input.ts'
import { readWhole, show } from './read.ts'
import { readSchool } from './read-school.ts'
import { boardOf, type Division, readDivision } from './score.ts'

/** A change that somebody could ask for, and what it would mean. */
export interface Swap {
  /** Who goes (the person asked about, with those they must be with), and to which unit. */
  readonly goes: readonly string[]
  readonly to: string
  /** Who comes in exchange, if anybody. */
  readonly comes: readonly string[]
  /** How many more (or fewer) of the friends they named the person would have near. */
  readonly friends: number
  /** How many more (or fewer) namings the whole division would keep. */
  readonly kept: number
  /** How many more (or fewer) would be without anybody they named. */
  readonly withoutFriend: number
  /** How many more (or fewer) people would break a rule of balance or be with somebody they must be apart from. */
  readonly broken: number
}

/**
 * The swaps that would bring one person (and those they must be with) to another unit, the best first: fewest broken
 * rules, fewest without a friend, most namings kept, most friends for the person. Sizes stay within their limits.
 * @param count how many to return (default 10)
 * @throws DivisionError for bad input
 */
export function suggestSwaps(
  input: DivisionInput,
  division: Division,
  person: string,
  count = 10,
): readonly Swap[] {
  const most = readWhole(count, { list: 'options', field: 'count' }, 1, 1000)
  const school = readSchool(input)
  const { ids, unitIds, friends, blocks, blockOf, least, most: mostIn } = school
  const unit = readDivision(school, division)
  const state = boardOf(school, unit)
  const l = ids.indexOf(person)
  if (l < 0)
    throw new DivisionError(
      { list: 'options', field: 'person' },
      `${show(person)} is not among the learners`,
      'Mend the name',
    )
  const own = blockOf[l]!
  const from = unit[l]!
  const near = (u: number, without: number) =>
    friends[l]!.filter((f) => blockOf[f] === own || (unit[f] === u && blockOf[f] !== without)).length
  const swaps: Swap[] = []
  const offer = (to: number, b: number) => {
    const gives = blocks[own]!.length - (b < 0 ? 0 : blocks[b]!.length)
    const sizeTo = state.size[to]! + gives
    const sizeFrom = state.size[from]! - gives
    if (sizeTo > mostIn[to]! || sizeTo < least[to]! || sizeFrom > mostIn[from]! || sizeFrom < least[from]!)
      return
    const { kept, lonely, broken } = state.weigh(own, to, b)
    swaps.push({
      goes: blocks[own]!.map((p) => ids[p]!),
      to: unitIds[to]!,
      comes: b < 0 ? [] : blocks[b]!.map((p) => ids[p]!),
      friends: near(to, b) - near(from, -1),
      ...{ kept, withoutFriend: lonely, broken },
    })
  }
  for (let to = 0; to < unitIds.length; to++) {
    if (to === from) continue
    offer(to, -1)
    blocks.forEach((block, b) => {
      if (unit[block[0]!] === to) offer(to, b)
    })
  }
  const worth = (a: Swap, b: Swap) =>
    a.broken - b.broken || a.withoutFriend - b.withoutFriend || b.kept - a.kept || b.friends - a.friends
  return swaps.sort(worth).slice(0, most)
}
