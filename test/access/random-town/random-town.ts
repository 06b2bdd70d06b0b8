import type { FixedTable, Row, Table, Town } from '../model/town.ts'
import { drawAsks } from './asks.ts'
import { drawAssemblies } from './assemblies.ts'
import { drawBudgets } from './budgets.ts'
import { dice } from './dice.ts'
import { type Draft, newDraft } from './draft.ts'
import { drawGatherings } from './gatherings.ts'
import { drawGroups, drawImports, drawMemberships, drawTerms } from './groups.ts'
import { idOf } from './ids.ts'
import { drawHolds } from './keeping.ts'
import { drawListenings } from './listening.ts'
import { drawMeetings } from './meetings.ts'
import { drawMentoring } from './mentoring.ts'
import { drawBlocks, drawCodes, drawConsents, drawFacts, drawPeople } from './people.ts'
import { drawSources } from './sources.ts'
import { drawGrants, drawThings } from './things.ts'
import { drawEpisodes, drawTies } from './ties.ts'
import { drawOverrides, drawTraces } from './traces.ts'
import { drawMappings } from './who-knows-whom.ts'

export type Fixed = Pick<Town, FixedTable>

export interface RandomTown {
  readonly seed: number
  /** Two places whose rows have the same ids: what forgets the place shows. */
  readonly town: Town
  readonly placeId: string
}

/** A small town full of edges; the same seed (and day) makes the same one. */
export function randomTown(seed: number, today: string, fixed: Fixed): RandomTown {
  const chance = dice(seed)
  const placeId = idOf('place', 2 * seed)
  const drafts = [placeId, idOf('place', 2 * seed + 1)].map((id) => drawPlace(newDraft(chance, id, today)))
  const tables = Object.keys(drafts[0]!.rows) as (keyof Draft['rows'])[]
  for (const { rows } of drafts) rows.places[0] = { ...rows.places[0]!, passkeys_from: chance.pick(RULES) }
  const rows = tables.map((table) => [table, drafts.flatMap((draft) => draft.rows[table] as Row<Table>[])])
  return { seed, placeId, town: { ...Object.fromEntries(rows), ...fixed, today } }
}

/** Powers over many open with a passkey only: never, since a while, in a while. */
const RULES = [null, 1000, -1000, null] as const

function drawPlace(draft: Draft): Draft {
  const { placeId } = draft
  draft.add('places', { name: 'Town', slug: placeId, made_at: -100_000, passkeys_from: null })
  const people = drawPeople(draft)
  const groups = drawGroups(draft)
  drawMemberships(draft, people, groups)
  drawFacts(draft, people)
  drawBlocks(draft, people)
  drawTies(draft, people)
  drawThings(draft, people, groups)
  drawMeetings(draft, people)
  drawGrants(draft, people)
  drawConsents(draft, people)
  drawCodes(draft, people)
  drawOverrides(draft, people)
  drawTraces(draft, people)
  drawTerms(draft, groups)
  drawImports(draft, people)
  drawAsks(draft, people, groups)
  drawMentoring(draft, people, groups)
  drawMappings(draft, people, groups)
  drawEpisodes(draft)
  drawSources(draft, people, groups)
  drawGatherings(draft, people)
  drawListenings(draft, people)
  drawAssemblies(draft, people)
  drawBudgets(draft, people)
  drawHolds(draft, people, groups)
  return draft
}
