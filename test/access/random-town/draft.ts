import type { FixedTable, Row, Table } from '../model/town.ts'
import type { Dice } from './dice.ts'
import { type IdKind, idOf } from './ids.ts'

type Drawn = Exclude<Table, FixedTable>

/** A place while it is being made up. */
export interface Draft extends Dice {
  readonly placeId: string
  readonly today: string
  readonly rows: { readonly [T in Drawn]: Row<T>[] }
  /** Adds a row; its place is known. */
  readonly add: <T extends Drawn>(table: T, row: Omit<Row<T>, 'place_id'>) => void
  readonly newId: (kind: IdKind) => string
  /** A day some years (and days) from today, `YYYY-MM-DD`. */
  readonly day: (years: number, days: number) => string
  /** A moment that has passed. */
  readonly past: () => number
  /** A moment to come, or sometimes one that has passed. */
  readonly until: () => number
}

const DAY = 24 * 60
const drawn: readonly Drawn[] = [
  'assemblies',
  'assembly_addresses',
  'assembly_answers',
  'assembly_changes',
  'assembly_checks',
  'assembly_codes',
  'assembly_comments',
  'assembly_drafts',
  'assembly_draws',
  'assembly_looks',
  'assembly_members',
  'assembly_numbers',
  'assembly_payments',
  'assembly_pool',
  'assembly_traits',
  'assembly_waves',
  'recommendations',
  'accounts',
  'adult_words',
  'ballot_envelopes',
  'ballot_options',
  'ballot_receipts',
  'ballot_roll',
  'ballots',
  'blocks',
  'budget_ideas',
  'budget_projects',
  'budget_results',
  'budgets',
  'code_uses',
  'commitment_ends',
  'commitments',
  'companions',
  'concerns',
  'corrections',
  'departures',
  'done_requests',
  'entries',
  'entry_words',
  'erasures',
  'gathering_guests',
  'gathering_hands',
  'gathering_notes',
  'gathering_rooms',
  'gathering_rounds',
  'gathering_seats',
  'gathering_steps',
  'gatherings',
  'grants',
  'group_answers',
  'group_asks',
  'groups',
  'helper_consents',
  'import_pieces',
  'import_problems',
  'import_rows',
  'imports',
  'keep_decisions',
  'legal_holds',
  'meeting_guests',
  'meeting_words',
  'listening_counts',
  'listening_log',
  'listening_results',
  'listening_sheets',
  'listening_voters',
  'listenings',
  'readings',
  'sense_makings',
  'sense_readers',
  'sense_voices',
  'sheet_statements',
  'statement_votes',
  'statements',
  'theme_readings',
  'themes',
  'voices',
  'mapping_marks',
  'mapping_offers',
  'mapping_readers',
  'mappings',
  'meetings',
  'memberships',
  'mentor_asks',
  'mentor_choices',
  'mentor_offers',
  'mentor_pairs',
  'mentor_refusals',
  'mentor_rounds',
  'mentor_wishes',
  'merges',
  'notices',
  'override_holds',
  'overrides',
  'paper_readings',
  'paper_sheets',
  'paper_tallies',
  'parties',
  'people',
  'people_private',
  'places',
  'plan_agreements',
  'plan_items',
  'plan_partners',
  'plan_proposals',
  'plan_reviews',
  'plan_versions',
  'plans',
  'project_news',
  'reads',
  'roll_ids',
  'shared_codes',
  'source_answers',
  'source_follows',
  'source_links',
  'source_parts',
  'sources',
  'speak_up_answers',
  'speak_ups',
  'terms',
  'things',
  'tie_answers',
  'tie_confirmations',
  'ties',
  'trail',
  'turn_to',
  'turn_to_names',
  'turn_to_readers',
  'vettings',
  'votes',
  'web_entries',
  'withdrawn_links',
]

export function newDraft(dice: Dice, placeId: string, today: string): Draft {
  const rows = Object.fromEntries(drawn.map((table) => [table, []])) as unknown as Draft['rows']
  const counts = new Map<IdKind, number>()
  return {
    ...dice,
    placeId,
    today,
    rows,
    add: (table, row) => void (rows[table] as object[]).push({ place_id: placeId, ...row }),
    newId: (kind) => {
      const n = (counts.get(kind) ?? 0) + 1
      counts.set(kind, n)
      return idOf(kind, n)
    },
    day: (years, days) => {
      const [year, month, date] = today.split('-').map(Number) as [number, number, number]
      return new Date(Date.UTC(year + years, month - 1, date + days)).toISOString().slice(0, 10)
    },
    past: () => -dice.pick([5, 90, DAY, 20 * DAY, 90 * DAY]),
    until: () => dice.pick([5, 90, DAY, 20 * DAY, -5, -DAY]),
  }
}
