import { MatchingError } from '../error.ts'
import { readList, readRecord, readText, show } from '../read.ts'
import type { AllocationInput } from './input.ts'
import type { Menu } from './menu.ts'
import { objectiveParts } from './objective-parts.ts'
import { readMenu } from './read-menu.ts'

/** A limit that an allocation breaks. */
export interface AllocationFault {
  readonly kind: 'not-chosen' | 'over-places' | 'under-least' | 'not-apart' | 'not-together'
  readonly person?: string
  readonly option?: string
}

/** What can be said of an allocation, whoever made it. */
export interface AllocationVerdict {
  readonly faults: readonly AllocationFault[]
  /** Whether it is the best there is; undefined where least sizes, apart or together make that more than a look. */
  readonly best: boolean | undefined
}

function readPlaced(menu: Menu, placed: unknown) {
  const personAt = new Map(menu.peopleIds.map((id, at) => [id, at]))
  const unplaced = menu.optionIds.length
  const entry = Int32Array.from(menu.peopleIds, (_, p) => menu.start[p + 1]! - 1)
  const faults: AllocationFault[] = []
  readList(placed, { list: 'placed' }, true).forEach((item, at) => {
    const place = { list: 'placed', row: at + 1 }
    const row = readRecord(item, place)
    const person = readText(row.person, { ...place, field: 'person' })
    const option = readText(row.option, { ...place, field: 'option' })
    const p = personAt.get(person)
    if (p === undefined)
      throw new MatchingError(place, `${show(person)} is not among the people`, 'Mend the name')
    if (menu.option[entry[p]!] !== unplaced) {
      throw new MatchingError(place, `${show(person)} is in an earlier row too`, 'Place each once')
    }
    let found = menu.start[p]!
    while (menu.option[found] !== unplaced && menu.optionIds[menu.option[found]!] !== option) found++
    if (menu.option[found] === unplaced) faults.push({ kind: 'not-chosen', person, option })
    entry[p] = found
  })
  return { entry, faults }
}

function limitsBroken(menu: Menu, at: Int32Array): AllocationFault[] {
  const { optionIds, peopleIds, places, least } = menu
  const faults: AllocationFault[] = []
  optionIds.forEach((option, o) => {
    const load = at.filter((where) => where === o).length
    if (load > places[o]!) faults.push({ kind: 'over-places', option })
    if (load > 0 && load < least[o]!) faults.push({ kind: 'under-least', option })
  })
  for (const group of menu.apart) {
    const taken = group.filter((p) => at[p] !== optionIds.length)
    const twice = taken.find((p, i) => taken.some((other, j) => j < i && at[other] === at[p]))
    if (twice !== undefined)
      faults.push({ kind: 'not-apart', person: peopleIds[twice]!, option: optionIds[at[twice]!]! })
  }
  for (const group of menu.together) {
    const astray = group.find((p) => at[p] !== at[group[0]!])
    if (astray !== undefined) faults.push({ kind: 'not-together', person: peopleIds[astray]! })
  }
  return faults
}

/**
 * An allocation is the best exactly when no round of moves (some to other options, perhaps ending at free places) lowers
 * its cost: no negative cycle in the residual network. Looked for by Bellman and Ford's method over exact integers, which
 * shares nothing with the search that made the allocation.
 */
function hasNoBetter(menu: Menu, input: AllocationInput, entry: Int32Array): boolean {
  const parts = objectiveParts(menu, input.objective)
  const nodes = menu.optionIds.length + 1
  const sink = nodes
  const base = BigInt(4 * (nodes + 2) * Math.max(1, menu.worstRank))
  const exact = parts.map((own) => own.reduce((sum, part) => sum * base + BigInt(part), 0n))
  const kind = (p: number, e: number) => menu.classOf[p]! * (menu.worstRank + 1) + menu.rank[e]!
  const arcs = new Map<number, bigint>()
  const offer = (from: number, to: number, cost: bigint) => {
    const known = arcs.get(from * (nodes + 1) + to)
    if (known === undefined || cost < known) arcs.set(from * (nodes + 1) + to, cost)
  }
  const load = new Int32Array(nodes)
  entry.forEach((mine, p) => {
    load[menu.option[mine]!]!++
    for (let e = menu.start[p]!; e < menu.start[p + 1]!; e++) {
      if (e !== mine) offer(menu.option[mine]!, menu.option[e]!, exact[kind(p, e)]! - exact[kind(p, mine)]!)
    }
  })
  for (let o = 0; o < nodes; o++) {
    if (o === nodes - 1 || load[o]! < menu.places[o]!) offer(o, sink, 0n)
    if (load[o]! > 0) offer(sink, o, 0n)
  }
  const label = Array.from({ length: nodes + 1 }, () => 0n)
  for (let round = 0; round <= nodes + 1; round++) {
    let changed = false
    for (const [pair, cost] of arcs) {
      const [from, to] = [Math.floor(pair / (nodes + 1)), pair % (nodes + 1)]
      if (label[from]! + cost >= label[to]!) continue
      label[to] = label[from]! + cost
      changed = true
    }
    if (!changed) return true
  }
  return false
}

/**
 * Checks an allocation that anybody made: every limit, and whether any other would be better.
 * @throws MatchingError for bad input
 */
export function verifyAllocation(
  input: AllocationInput,
  placed: readonly { readonly person: string; readonly option: string }[],
): AllocationVerdict {
  const menu = readMenu(input)
  const { entry, faults } = readPlaced(menu, placed)
  const at = Int32Array.from(entry, (e) => menu.option[e]!)
  const all = [...faults, ...limitsBroken(menu, at)]
  const plain =
    menu.apart.length === 0 && menu.together.length === 0 && menu.least.every((least) => least <= 1)
  return { faults: all, best: plain && all.length === 0 ? hasNoBetter(menu, input, entry) : undefined }
}
