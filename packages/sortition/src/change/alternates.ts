import { chanceFrom, shuffled } from '../draw/chance.ts'
import { SortitionError, show } from '../error.ts'
import { checkPool } from '../pool/check.ts'
import type { Person, Quota } from '../pool/pool.ts'

export interface AlternatesInput {
  readonly pool: unknown
  readonly panel: readonly string[]
  readonly count: number
  /** How likely each person of the panel is thought to drop out; 0.1 where nothing is said. */
  readonly dropout?: number
  readonly seed: string
}

export interface Alternates {
  /** In the order in which they are to be asked. */
  readonly alternates: readonly string[]
  /** Places below a quota's minimum, on average over the imagined drop-outs: without and with the alternates. */
  readonly missing: { readonly without: number; readonly with: number }
}

const SCENARIOS = 400

interface Scenario {
  /** People short of each quota's minimum. */
  readonly short: number[]
  places: number
}

/**
 * Draws alternates beforehand: people whose stepping in mends the most quotas over many imagined drop-outs, chosen one after
 * another, equals by lot. A heuristic (greedy choice on a sample, after Assos, Baharav, Flanigan and Procaccia 2025); the
 * result says how much it helps.
 */
export function drawAlternates(input: AlternatesInput): Alternates {
  const pool = checkPool(input.pool)
  if (!Array.isArray(input.panel))
    throw new SortitionError('The panel is not a list.', { field: 'panel', mend: 'Give its ids.' })
  const panel = new Set<string>(input.panel)
  const members = pool.people.filter(({ id }) => panel.has(id))
  if (members.length !== panel.size || panel.size === 0)
    throw new SortitionError('The panel is empty or not all of it is in the pool.', {
      field: 'panel',
      mend: 'Give the ids of the drawn panel.',
    })
  const { count, dropout = 0.1 } = input
  if (!Number.isSafeInteger(count) || count < 1 || count > pool.people.length - panel.size)
    throw new SortitionError(`${show(count)} alternates cannot be drawn.`, {
      field: 'count',
      mend: `Choose from 1 to ${pool.people.length - panel.size}.`,
    })
  if (!(dropout > 0 && dropout < 1))
    throw new SortitionError('The dropout is not between 0 and 1.', {
      field: 'dropout',
      mend: 'Give a share such as 0.1.',
    })
  const source = chanceFrom(input.seed)
  const scenarios = imagine(members, pool.quotas, dropout, () => (source.next() >>> 0) / 4294967296)
  const missing = () =>
    scenarios.reduce((sum, { short }) => sum + short.reduce((all, by) => all + by, 0), 0) / SCENARIOS
  const without = missing()
  let open = shuffled(
    pool.people.filter(({ id }) => !panel.has(id)),
    source,
  )
  const homes = new Set(members.map(({ household }) => household).filter((home) => home !== undefined))
  open = open.filter(({ household }) => household === undefined || !homes.has(household))
  const alternates: string[] = []
  while (alternates.length < count && open.length > 0) {
    const rowsOf = (person: Person) =>
      pool.quotas.flatMap(({ category, value }, row) => (person.traits[category] === value ? [row] : []))
    const gains = open.map((person) => gain(scenarios, rowsOf(person)))
    const chosen = open[gains.indexOf(Math.max(...gains))]!
    const rows = rowsOf(chosen)
    for (const scenario of scenarios) if (helps(scenario, rows) > 0) stepIn(scenario, rows)
    alternates.push(chosen.id)
    open = open.filter(
      ({ id, household }) => id !== chosen.id && (household === undefined || household !== chosen.household),
    )
  }
  return { alternates, missing: { without, with: missing() } }
}

function imagine(
  members: readonly Person[],
  quotas: readonly Quota[],
  dropout: number,
  random: () => number,
): Scenario[] {
  return Array.from({ length: SCENARIOS }, () => {
    const staying = members.filter(() => random() >= dropout)
    const short = quotas.map(({ category, value, min }) =>
      Math.max(0, min - staying.filter(({ traits }) => traits[category] === value).length),
    )
    return { short, places: members.length - staying.length }
  })
}

const helps = ({ short, places }: Scenario, rows: readonly number[]) =>
  places > 0 ? rows.reduce((sum, row) => sum + (short[row]! > 0 ? 1 : 0), 0) : 0

const gain = (scenarios: readonly Scenario[], rows: readonly number[]) =>
  scenarios.reduce((sum, scenario) => sum + helps(scenario, rows), 0)

function stepIn(scenario: Scenario, rows: readonly number[]) {
  scenario.places--
  for (const row of rows) if (scenario.short[row]! > 0) scenario.short[row]!--
}
