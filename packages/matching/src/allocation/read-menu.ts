import { type ReadChoices, readChoices } from '../choices.ts'
import { MatchingError } from '../error.ts'
import { drawLot } from '../lot.ts'
import { type Row, readList, readRecord, readRows, readTexts, readWhole, readWord, show } from '../read.ts'
import { type AllocationInput, OBJECTIVES, type Objective } from './input.ts'
import type { Menu } from './menu.ts'

const MOST_PLACES = 1e6

const indexOf = (rows: readonly Row[]) => new Map(rows.map(({ id }, at) => [id, at]))

/** Reads groups of people; groups come out sorted so that their order in the input cannot matter. */
function readGroups(value: unknown, list: string, personAt: ReadonlyMap<string, number>): number[][] {
  const groups = readList(value, { list }).map((names, at) => {
    const place = { list, row: at + 1 }
    return readTexts(names, place)
      .map((name) => {
        const p = personAt.get(name)
        if (p !== undefined) return p
        throw new MatchingError(place, `${show(name)} is not among the people`, 'Mend the name')
      })
      .sort((a, b) => a - b)
  })
  return groups
    .filter((group) => group.length > 1)
    .sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]! || a.length - b.length)
}

/** Joins groups that share somebody: whoever must be with A and with B has A and B together too. */
function joined(groups: readonly number[][], people: number): number[][] {
  if (groups.length === 0) return []
  const head = Int32Array.from({ length: people }, (_, p) => p)
  const find = (p: number): number => {
    let at = p
    while (head[at] !== at) at = head[at]!
    return at
  }
  for (const group of groups) {
    for (const p of group) {
      const [a, b] = [find(group[0]!), find(p)]
      head[Math.max(a, b)] = Math.min(a, b)
    }
  }
  const members = new Map<number, number[]>()
  for (const p of [...new Set(groups.flat())].sort((a, b) => a - b)) {
    members.set(find(p), [...(members.get(find(p)) ?? []), p])
  }
  return [...members.values()]
}

function readClasses(people: readonly Row[]) {
  const owed = people.map(({ row, fields }) =>
    readWhole(fields.owed, { list: 'people', row, field: 'owed' }, 0, 1e9, 0),
  )
  const levels = [...new Set(owed)].sort((a, b) => b - a)
  const at = new Map(levels.map((level, k) => [level, k]))
  return { classOf: Int32Array.from(owed, (points) => at.get(points)!), classes: levels.length }
}

/** Reads and checks the input of an allocation; throws `MatchingError`. */
export function readMenu(input: AllocationInput): Menu & { readonly objective: Objective } {
  const fields = readRecord(input, { list: 'input' })
  const seed = readWhole(fields.seed, { list: 'input', field: 'seed' }, -(2 ** 31), 2 ** 31 - 1)
  const objective = readWord(fields.objective, OBJECTIVES, { list: 'input', field: 'objective' })
  const people = readRows(fields.people, 'people')
  const options = readRows(fields.options, 'options')
  const personAt = indexOf(people)
  const optionAt = indexOf(options)
  const places = Int32Array.from(options, ({ row, fields: own }) =>
    readWhole(own.places, { list: 'options', row, field: 'places' }, 0, MOST_PLACES),
  )
  const least = Int32Array.from(options, ({ row, fields: own }, o) =>
    readWhole(own.least, { list: 'options', row, field: 'least' }, 0, places[o]!, 0),
  )
  const start = new Int32Array(people.length + 1)
  const entries: ReadChoices = { targets: [], ranks: [] }
  const { targets: option, ranks: rank } = entries
  let worstRank = 0
  people.forEach(({ row, fields: own }, p) => {
    readChoices(own.choices, optionAt, 'options', { list: 'people', row, field: 'choices' }, entries)
    if (rank.length > start[p]!) worstRank = Math.max(worstRank, rank.at(-1)!)
    option.push(options.length)
    rank.push(0)
    start[p + 1] = option.length
  })
  return {
    objective,
    peopleIds: people.map(({ id }) => id),
    optionIds: options.map(({ id }) => id),
    option: new Int32Array(option),
    rank: new Int32Array(rank),
    turn: drawLot(people.length, seed),
    ...readClasses(people),
    apart: readGroups(fields.apart, 'apart', personAt),
    together: joined(readGroups(fields.together, 'together', personAt), people.length),
    ...{ start, places, least, worstRank },
  }
}
