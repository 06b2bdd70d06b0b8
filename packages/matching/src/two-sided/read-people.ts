import { readChoices } from '../choices.ts'
import { type Row, readWhole } from '../read.ts'

/** The learners' choices as flat arrays (see `Market`), ties in the order of the mentors' lot. */
export function readAsked(
  learners: readonly Row[],
  mentorAt: ReadonlyMap<string, number>,
  mentorLot: Int32Array,
) {
  const start = new Int32Array(learners.length + 1)
  const mentor: number[] = []
  const rank: number[] = []
  learners.forEach(({ row, fields }, l) => {
    const read = readChoices(fields.choices, mentorAt, 'mentors', {
      list: 'learners',
      row,
      field: 'choices',
    })
    const order = read.targets.map((_, at) => at)
    const tied = read.targets.length > 0 && read.ranks.at(-1) !== read.targets.length
    if (tied) {
      order.sort(
        (a, b) =>
          read.ranks[a]! - read.ranks[b]! || mentorLot[read.targets[a]!]! - mentorLot[read.targets[b]!]!,
      )
    }
    for (const at of order) {
      mentor.push(read.targets[at]!)
      rank.push(read.ranks[at]!)
    }
    start[l + 1] = mentor.length
  })
  return { start, mentor: Int32Array.from(mentor), rank: Int32Array.from(rank) }
}

/** Who goes first among equals: whoever is owed most, then the lot. */
export function readTurns(learners: readonly Row[], lot: Int32Array, list: string): Int32Array {
  const owed = learners.map(({ row, fields }) =>
    readWhole(fields.owed, { list, row, field: 'owed' }, 0, 1e9, 0),
  )
  if (owed.every((points) => points === 0)) return lot
  const queue = learners.map((_, l) => l).sort((a, b) => owed[b]! - owed[a]! || lot[a]! - lot[b]!)
  const turn = new Int32Array(learners.length)
  queue.forEach((l, at) => {
    turn[l] = at
  })
  return turn
}

/**
 * A reader of ranks: for one mentor, a rank for each learner, 0 for those they would not take. `order` is the row that
 * holds the choices (the mentor's own or the organisation's). The array is used again for the next mentor.
 */
export function rankReader(learners: number, learnerAt: ReadonlyMap<string, number>) {
  const ranks = new Int32Array(learners)
  return (mentor: Row, order: Row, orderList: string) => {
    const given = order.fields.choices
    if (given === undefined) ranks.fill(1)
    else {
      ranks.fill(0)
      const read = readChoices(given, learnerAt, 'learners', {
        list: orderList,
        row: order.row,
        field: 'choices',
      })
      read.targets.forEach((l, at) => {
        ranks[l] = read.ranks[at]!
      })
    }
    const place = { list: 'mentors', row: mentor.row, field: 'refuses' }
    for (const l of readChoices(mentor.fields.refuses, learnerAt, 'learners', place).targets) ranks[l] = 0
    return ranks
  }
}
