import { DivisionError } from './error.ts'
import type { DivisionInput } from './input.ts'
import { type Row, readList, readNames, readRecord, readRows, readText, readWhole, show } from './read.ts'
import type { School, Spread } from './school.ts'

const MOST_UNITS = 1000
const MOST_LEARNERS = 20_000

function readUnits(value: unknown, learners: number) {
  if (!Array.isArray(value)) {
    const count = readWhole(value, { list: 'input', field: 'units' }, 1, Math.min(MOST_UNITS, learners))
    const width = String(count).length
    const unitIds = Array.from({ length: count }, (_, u) => String(u + 1).padStart(width, '0'))
    const least = new Int32Array(count).fill(Math.floor(learners / count))
    return { unitIds, least, most: new Int32Array(count).fill(Math.ceil(learners / count)) }
  }
  const rows = readRows(value, 'units')
  if (rows.length > MOST_UNITS)
    throw new DivisionError({ list: 'units' }, 'has too many rows', `Give at most ${MOST_UNITS}`)
  const size = (field: 'least' | 'most', low: (u: number) => number) =>
    Int32Array.from(rows, ({ row, fields }, u) =>
      readWhole(fields[field], { list: 'units', row, field }, low(u), MOST_LEARNERS),
    )
  const least = size('least', () => 0)
  return { unitIds: rows.map(({ id }) => id), least, most: size('most', (u) => least[u]!) }
}

/** Sizes as even as the limits allow: each place more goes to the smallest unit that may still grow. */
function aimFor(least: Int32Array, most: Int32Array, learners: number): Int32Array {
  const aim = least.slice()
  let left = learners - aim.reduce((sum, size) => sum + size, 0)
  const room = most.reduce((sum, size) => sum + size, 0)
  if (left < 0) {
    const wrong = `the least sizes add up to ${learners - left}, and there are ${learners} learners`
    throw new DivisionError({ list: 'units', field: 'least' }, wrong, 'Lower them')
  }
  if (room < learners) {
    const wrong = `the most sizes add up to ${room}, and there are ${learners} learners`
    throw new DivisionError({ list: 'units', field: 'most' }, wrong, 'Raise them or add a unit')
  }
  for (; left > 0; left--) {
    let smallest = -1
    for (let u = 0; u < aim.length; u++) {
      if (aim[u]! < most[u]! && (smallest < 0 || aim[u]! < aim[smallest]!)) smallest = u
    }
    aim[smallest]!++
  }
  return aim
}

/** Joins the groups that share somebody; everybody in none is a block of one. */
function blocksOf(groups: readonly (readonly number[])[], learners: number) {
  const head = Int32Array.from({ length: learners }, (_, l) => l)
  const find = (learner: number): number => {
    let at = learner
    while (head[at] !== at) at = head[at]!
    return at
  }
  for (const group of groups) {
    for (const l of group) {
      const [a, b] = [find(group[0]!), find(l)]
      head[Math.max(a, b)] = Math.min(a, b)
    }
  }
  const blocks: number[][] = []
  const blockOf = new Int32Array(learners)
  for (let l = 0; l < learners; l++) {
    const first = find(l)
    if (first === l) blockOf[l] = blocks.push([]) - 1
    else blockOf[l] = blockOf[first]!
    blocks[blockOf[l]!]!.push(l)
  }
  return { blocks, blockOf }
}

function readSpreads(value: unknown, learners: readonly Row[], aim: Int32Array): Spread[] {
  return readList(value, { list: 'balance' }).flatMap((item, at) => {
    const place = { list: 'balance', row: at + 1 }
    const { trait: named, within: given } = readRecord(item, place)
    const trait = readText(named, { ...place, field: 'trait' })
    const within = readWhole(given, { ...place, field: 'within' }, 0, MOST_LEARNERS)
    const values = learners.map(({ row, fields }) => {
      const traits =
        fields.traits === undefined
          ? {}
          : readRecord(fields.traits, { list: 'learners', row, field: 'traits' })
      const own = Object.hasOwn(traits, trait) ? traits[trait] : undefined
      if (own !== undefined) return readText(own, { list: 'learners', row, field: `traits.${trait}` })
      const mend = 'Fill it in ("unknown" will do), or leave the trait out of the balance'
      throw new DivisionError({ list: 'learners', row, field: `traits.${trait}` }, 'is missing', mend)
    })
    return [...new Set(values)].sort().map((wanted): Spread => {
      const has = Uint8Array.from(values, (own) => (own === wanted ? 1 : 0))
      const total = has.reduce((sum, one) => sum + one, 0)
      return {
        ...{ trait, value: wanted, has },
        low: aim.map((size) => Math.max(0, Math.floor((total * size) / values.length) - within)),
        high: aim.map((size) => Math.ceil((total * size) / values.length) + within),
      }
    })
  })
}

/** Reads and checks the input of a division; throws `DivisionError`. */
export function readSchool(input: DivisionInput): School {
  const fields = readRecord(input, { list: 'input' })
  const seed = readWhole(fields.seed, { list: 'input', field: 'seed' }, -(2 ** 31), 2 ** 31 - 1)
  const rows = readRows(fields.learners, 'learners')
  if (rows.length > MOST_LEARNERS) {
    throw new DivisionError({ list: 'learners' }, `has ${rows.length} rows`, `Give at most ${MOST_LEARNERS}`)
  }
  const at = new Map(rows.map(({ id }, l) => [id, l]))
  const friends = rows.map(({ row, fields: own }, l) => {
    const place = { list: 'learners', row, field: 'friends' }
    const named = readNames(own.friends, at, place)
    if (named.includes(l)) throw new DivisionError(place, 'names the learner themselves', 'Leave it out')
    return named.sort((a, b) => a - b)
  })
  const groups = (list: 'apart' | 'together') =>
    readList(fields[list], { list }).map((names, g) => readNames(names, at, { list, row: g + 1 }))
  const units = readUnits(fields.units, rows.length)
  const aim = aimFor(units.least, units.most, rows.length)
  const { blocks, blockOf } = blocksOf(groups('together'), rows.length)
  const largest = Math.max(...units.most)
  const tooLarge = blocks.find((block) => block.length > largest)
  if (tooLarge) {
    const wrong = `${tooLarge.length} learners must be together (${show(rows[tooLarge[0]!]!.id)} and others), and no unit holds more than ${largest}`
    throw new DivisionError({ list: 'together' }, wrong, 'Loosen a group or raise a size')
  }
  const pairs = new Map<number, readonly [number, number]>()
  groups('apart').forEach((group, g) => {
    if (group.length > units.unitIds.length) {
      const wrong = `${group.length} learners must all be apart, and there are ${units.unitIds.length} units`
      throw new DivisionError({ list: 'apart', row: g + 1 }, wrong, 'Make the group smaller or add a unit')
    }
    for (const a of group) {
      for (const b of group) {
        if (a >= b) continue
        if (blockOf[a] === blockOf[b]) {
          const wrong = `${show(rows[a]!.id)} and ${show(rows[b]!.id)} must be together too`
          throw new DivisionError({ list: 'apart', row: g + 1 }, wrong, 'Take one of the two away')
        }
        pairs.set(a * rows.length + b, [a, b])
      }
    }
  })
  return {
    ids: rows.map(({ id }) => id),
    ...units,
    ...{ aim, friends, blocks, blockOf, seed },
    apart: [...pairs].sort((a, b) => a[0] - b[0]).map(([, pair]) => pair),
    spreads: readSpreads(fields.balance, rows, aim),
  }
}
