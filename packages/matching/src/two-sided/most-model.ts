import { type Rows, rows } from '../solver/rows.ts'
import type { Market } from './market.ts'

const FREE = Number.POSITIVE_INFINITY

/** The model of the largest weakly stable matching; `x[e]` is the column of entry e, or -1 where the pair cannot be. */
export interface MostModel {
  readonly model: Rows
  readonly x: Int32Array
  /** Completes a matching given in entries to a full point of the model. */
  readonly pointOf: (got: Int32Array) => Float64Array
}

/**
 * Integer programme after Kwanashie and Manlove 2014 (ties) and Cooper and Manlove 2018 (organisations). Running sums
 * (`at least this good for the learner`, `at least this good for the mentor`) are columns of their own, so that each
 * stability row has a handful of entries and the model grows with the number of choices only.
 */
export function mostModel(market: Market): MostModel {
  const { start, mentor, rank, tier, bar, places, organisation, caps } = market
  const model = rows()
  const sums: { column: number; parts: number[] }[] = []
  const x = Int32Array.from(mentor, (_, e) => (bar[e] === 0 ? model.column(1, 0, 1) : -1))

  /** Running sums over `entries` by `level`: a column for each level that occurs, each the former plus its own entries. */
  const runningSums = (entries: readonly number[], level: Int32Array, most: number) => {
    const levels = [...new Set(entries.map((e) => level[e]!))].sort((a, b) => a - b)
    const columns = new Map<number, number>()
    let former: number | undefined
    for (const at of levels) {
      const parts = entries.filter((e) => level[e] === at).map((e) => x[e]!)
      if (former !== undefined) parts.push(former)
      const column = model.column(0, 0, most, false)
      model.row(0, 0, [...parts, column], [...parts.map(() => 1), -1])
      sums.push({ column, parts })
      columns.set(at, column)
      former = column
    }
    return columns
  }

  const learners = start.length - 1
  const asked: number[][] = Array.from(places, () => [])
  const inside: number[][] = Array.from(caps, () => [])
  const mine: Map<number, number>[] = []
  for (let l = 0; l < learners; l++) {
    const own: number[] = []
    for (let e = start[l]!; e < start[l + 1]!; e++) {
      if (x[e]! < 0) continue
      own.push(e)
      asked[mentor[e]!]!.push(e)
      if (organisation[mentor[e]!]! >= 0) inside[organisation[mentor[e]!]!]!.push(e)
    }
    mine.push(runningSums(own, rank, 1))
  }
  const theirs = asked.map((entries, m) => runningSums(entries, tier, places[m]!))
  const homes = inside.map((entries, o) => runningSums(entries, tier, caps[o]!))

  const choices: { column: number; full: (point: Float64Array) => number }[] = []
  for (let l = 0; l < learners; l++) {
    for (let e = start[l]!; e < start[l + 1]!; e++) {
      if (x[e]! < 0) continue
      const m = mentor[e]!
      const o = organisation[m]!
      const content = mine[l]!.get(rank[e]!)!
      const better = theirs[m]!.get(tier[e]!)!
      if (o < 0) {
        model.row(places[m]!, FREE, [content, better], [places[m]!, 1])
        continue
      }
      const mentorFull = model.column(0, 0, 1)
      const homeFull = model.column(0, 0, 1)
      const home = homes[o]!.get(tier[e]!)!
      const here = inside[o]!.filter((other) => other >= start[l]! && other < start[l + 1]!).map(
        (other) => x[other]!,
      )
      model.row(1, FREE, [content, mentorFull, homeFull], [1, 1, 1])
      model.row(0, FREE, [better, mentorFull], [1, -places[m]!])
      model.row(0, FREE, [home, homeFull], [1, -caps[o]!])
      model.row(-FREE, 1, [homeFull, ...here], [1, ...here.map(() => 1)])
      choices.push({ column: mentorFull, full: (point) => (point[better]! >= places[m]! ? 1 : 0) })
      choices.push({
        column: homeFull,
        full: (point) => (point[home]! >= caps[o]! && here.every((column) => point[column] === 0) ? 1 : 0),
      })
    }
  }

  const pointOf = (got: Int32Array) => {
    const point = new Float64Array(model.cost.length)
    for (const e of got) if (e >= 0) point[x[e]!] = 1
    for (const { column, parts } of sums) point[column] = parts.reduce((sum, part) => sum + point[part]!, 0)
    for (const { column, full } of choices) point[column] = full(point)
    return point
  }
  return { model, x, pointOf }
}
