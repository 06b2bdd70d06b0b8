import type { Me } from '#db/client.ts'
import { assembliesISee, drawsISee, ofAssemblies, recommendationsISee } from './assemblies.ts'
import { ballotsISee, counted, ofBallotsISee, rollsISee } from './ballots.ts'
import { isBarredTo } from './blocks.ts'
import { accountsISee, entriesISee, withSource } from './budgets.ts'
import { doorsToMe } from './doors.ts'
import { gatheringsISee } from './gatherings.ts'
import { fellows, groupOf, isCurrent, myGroups, myParties } from './groups.ts'
import { commitmentsISee, guestsISee, meetingsISee, thingsISee, wordsISee } from './meetings.ts'
import { isHeldBack, overridesISee } from './overrides.ts'
import { peopleISee } from './people.ts'
import { groupsUnder, inMyCareFor } from './powers.ts'
import { idsOfSources, sourcesIRun, sourcesISee } from './sources.ts'
import { isSideOf, myChildren, myLiveTies, tiesISee } from './ties.ts'
import { helped, type Place, type Row, type Rows, type Table } from './town.ts'

type Rule<T extends Table> = (at: Place, me: Me) => readonly Row<T>[]

const nobody = () => []
const mine =
  <R extends object, C extends keyof R>(rows: (at: Place) => readonly R[], column: C) =>
  (at: Place, me: Me) =>
    rows(at).filter((row) => row[column] === me.personId)

/** Closed while somebody acts for me. */
const notHelped =
  <T extends Table>(rule: Rule<T>): Rule<T> =>
  (at, me) =>
    helped(me) ? [] : rule(at, me)

/** No row that names somebody who is barred to me. */
const naming =
  <T extends Table>(columns: readonly (keyof Row<T>)[], rule: Rule<T>): Rule<T> =>
  (at, me) =>
    rule(at, me).filter((row) => !columns.some((column) => isBarredTo(at, me, String(row[column]))))

const OPEN_KINDS = ['partnership', 'school', 'small_school', 'class', 'organisation', 'board']

/** Table by table, the rows somebody may select. A table without a line here does not compile. */
export const rules: { readonly [T in Table]: Rule<T> } = {
  places: (at) => at.places,
  people: (at, me) => {
    const seen = peopleISee(at, me)
    return at.people.filter((row) => seen.has(row.id))
  },
  people_private: notHelped(mine((at) => at.people_private, 'person_id')),
  corrections: naming(['person_id'], (at, me) => {
    const care = inMyCareFor(at, me, 'confirm_links')
    return at.corrections.filter((row) => row.person_id === me.personId || care.has(row.person_id))
  }),
  parties: nobody,
  adult_words: nobody,
  departures: nobody,
  merges: nobody,
  roll_ids: nobody,
  concerns: nobody,
  legal_holds: nobody,
  keep_decisions: nobody,
  code_uses: nobody,
  erasures: nobody,
  recent_changes: nobody,
  speak_up_answers: nobody,
  speak_ups: nobody,
  group_asks: nobody,
  group_answers: nobody,
  mappings: nobody,
  mapping_readers: nobody,
  mapping_marks: nobody,
  mapping_offers: nobody,
  turn_to: nobody,
  turn_to_names: nobody,
  turn_to_readers: nobody,
  listenings: (at, me) => {
    const seen = idsOfSources(at, me)
    return at.listenings.filter((row) => seen.has(row.id))
  },
  listening_log: (at, me) => {
    const seen = idsOfSources(at, me)
    return at.listening_log.filter((row) => seen.has(row.listening_id))
  },
  listening_counts: nobody,
  listening_results: nobody,
  listening_sheets: nobody,
  listening_voters: nobody,
  readings: nobody,
  sense_makings: nobody,
  sense_readers: nobody,
  sense_voices: nobody,
  sheet_statements: nobody,
  statement_votes: nobody,
  statements: nobody,
  theme_readings: nobody,
  themes: nobody,
  voices: nobody,
  group_kinds: (at) => at.group_kinds,
  role_powers: (at) => at.role_powers,
  thing_kinds: (at) => at.thing_kinds,
  tie_kinds: (at) => at.tie_kinds,
  tie_yes: (at) => at.tie_yes,
  terms: (at) => at.terms,
  groups: (at, me) => {
    const [current, under] = [myGroups(at, me), groupsUnder(at, me)]
    return at.groups.filter(
      (row) => OPEN_KINDS.includes(row.kind) || current.has(row.id) || under.has(row.id),
    )
  },
  memberships: (at, me) => {
    const met = new Set(fellows(at, me).map(({ personId, groupId }) => `${personId} ${groupId}`))
    const [rolls, children] = [groupsUnder(at, me, 'see_roll'), myChildren(at, me)]
    return at.memberships.filter(
      (row) =>
        !isBarredTo(at, me, row.person_id) &&
        (row.person_id === me.personId ||
          (isCurrent(at, row) && met.has(`${row.person_id} ${row.group_id}`)) ||
          rolls.has(row.group_id) ||
          (!helped(me) && children.has(row.person_id))),
    )
  },
  ties: tiesISee,
  tie_answers: (at, me) =>
    ofTies(at.tie_answers, tiesISee(at, me)).filter(
      (row) => row.person_id === me.personId || row.for_id === me.personId,
    ),
  tie_confirmations: notHelped((at, me) => ofTies(at.tie_confirmations, tiesIConfirm(at, me))),
  withdrawn_links: notHelped((at, me) => ofTies(at.withdrawn_links, tiesIConfirm(at, me))),
  vettings: naming(['person_id'], (at, me) => {
    const care = inMyCareFor(at, me, 'vet')
    return at.vettings.filter((row) => row.person_id === me.personId || care.has(row.person_id))
  }),
  blocks: notHelped(
    naming(['protects_id'], (at, me) => {
      const care = inMyCareFor(at, me, 'safeguard')
      return at.blocks.filter(
        (row) =>
          row.against_id !== me.personId && (row.protects_id === me.personId || care.has(row.protects_id)),
      )
    }),
  ),
  companions: naming(['person_id'], (at, me) => {
    const care = inMyCareFor(at, me, 'name_companions')
    const told = ofTies(
      at.companions,
      tiesISee(at, me).filter((tie) => isSideOf(tie, me.personId) || care.has(tie.to_id)),
    )
    return at.companions.filter((row) => row.person_id === me.personId || told.includes(row))
  }),
  things: thingsISee,
  grants: (at, me) => {
    const things = thingsOfMyParties(at, me)
    const live = new Set(myLiveTies(at, me).map((tie) => tie.id))
    return at.grants.filter(
      (row) =>
        things.has(row.thing_id) ||
        (row.taken_back_at === null && row.tie_id !== null && live.has(row.tie_id)),
    )
  },
  overrides: overridesISee,
  override_holds: notHelped((at, me) => {
    const seen = new Set(
      overridesISee(at, me)
        .filter((row) => row.child_id !== me.personId)
        .map((row) => row.id),
    )
    return at.override_holds.filter((row) => seen.has(row.override_id))
  }),
  helper_consents: notHelped(
    naming(['person_id', 'helper_id'], (at, me) =>
      at.helper_consents.filter((row) => row.person_id === me.personId || row.helper_id === me.personId),
    ),
  ),
  trail: notHelped(
    naming(['actor_id', 'subject_id'], (at, me) =>
      at.trail.filter((row) => row.actor_id === me.personId || row.subject_id === me.personId),
    ),
  ),
  reads: notHelped(
    naming(['reader_id'], (at, me) => {
      const parties = myParties(at, me)
      return at.reads.filter(
        (row) => parties.has(row.owner_id) && !(row.through === 'override' && isHeldBack(at, row.through_id)),
      )
    }),
  ),
  notices: notHelped(
    naming(
      ['about_id'],
      mine((at) => at.notices, 'to_id'),
    ),
  ),
  shared_codes: notHelped(mine((at) => at.shared_codes, 'person_id')),
  done_requests: mine((at) => at.done_requests, 'person_id'),
  web_entries: myEntries,
  entry_words: (at, me) => {
    const entries = new Set(myEntries(at, me).map((row) => row.id))
    return at.entry_words.filter((row) => entries.has(row.entry_id))
  },
  plans: (at, me) => {
    const parties = myParties(at, me)
    const open = new Set(doorsToMe(at, me).map(({ thing }) => thing.id))
    return at.plans.filter((row) => parties.has(row.owner_id) || open.has(row.id))
  },
  plan_versions: (at, me) => ofPlans(at.plan_versions, plansOfMyParties(at, me)),
  plan_items: (at, me) => {
    const apart = new Set(at.things.filter((row) => row.apart_since !== null).map((row) => row.id))
    return ofPlans(at.plan_items, plansOfMyParties(at, me)).filter(
      (row) => !(helped(me) && apart.has(row.item_id)),
    )
  },
  plan_reviews: (at, me) => ofPlans(at.plan_reviews, plansOfMyParties(at, me)),
  plan_proposals: naming(
    ['by_id'],
    ofMyPlansOr((at) => at.plan_proposals, 'by_id'),
  ),
  plan_partners: naming(
    ['person_id'],
    ofMyPlansOr((at) => at.plan_partners, 'person_id'),
  ),
  plan_agreements: naming(
    ['person_id'],
    ofMyPlansOr((at) => at.plan_agreements, 'person_id'),
  ),
  meetings: notHelped(meetingsISee),
  meeting_words: notHelped(naming(['by_id'], wordsISee)),
  meeting_guests: notHelped(naming(['person_id'], guestsISee)),
  commitments: notHelped(naming(['who_id', 'made_by'], commitmentsISee)),
  commitment_ends: notHelped(
    naming(['said_by'], (at, me) => {
      const seen = new Set(rules.commitments(at, me).map(({ id }) => id))
      return at.commitment_ends.filter((row) => seen.has(row.commitment_id))
    }),
  ),
  mentor_offers: notHelped(mine((at) => at.mentor_offers, 'person_id')),
  mentor_choices: notHelped(mine((at) => at.mentor_choices, 'learner_id')),
  mentor_wishes: notHelped(mine((at) => at.mentor_wishes, 'learner_id')),
  mentor_asks: notHelped(mine((at) => at.mentor_asks, 'learner_id')),
  mentor_refusals: notHelped(
    naming(
      ['learner_id'],
      mine((at) => at.mentor_refusals, 'mentor_id'),
    ),
  ),
  mentor_rounds: (at, me) => {
    const run = groupsUnder(at, me, 'run_mentoring')
    return at.mentor_rounds.filter((row) => run.has(row.group_id))
  },
  mentor_pairs: nobody,
  sources: sourcesISee,
  source_parts: notHelped(
    naming(['person_id'], (at, me) => {
      const run = sourcesIRun(at, me)
      return at.source_parts.filter((row) => row.person_id === me.personId || run.has(row.source_id))
    }),
  ),
  source_links: (at, me) => {
    const seen = idsOfSources(at, me)
    return at.source_links.filter((row) => seen.has(row.from_id) && seen.has(row.to_id))
  },
  source_answers: naming(['who_id'], (at, me) => {
    const seen = idsOfSources(at, me)
    return at.source_answers.filter((row) => seen.has(row.source_id))
  }),
  source_follows: notHelped(mine((at) => at.source_follows, 'person_id')),
  ballots: ballotsISee,
  ballot_options: (at, me) => ofBallotsISee(at.ballot_options, at, me),
  ballot_roll: rollsISee,
  ballot_envelopes: nobody,
  votes: (at, me) => counted(at.votes, at, me),
  ballot_receipts: (at, me) => counted(at.ballot_receipts, at, me),
  gatherings: gatheringsISee,
  gathering_guests: nobody,
  gathering_hands: nobody,
  gathering_notes: nobody,
  gathering_rooms: nobody,
  gathering_rounds: nobody,
  gathering_seats: nobody,
  gathering_steps: nobody,
  accounts: accountsISee,
  entries: entriesISee,
  budgets: withSource((at) => at.budgets, 'id'),
  budget_ideas: withSource((at) => at.budget_ideas, 'id'),
  budget_projects: withSource((at) => at.budget_projects, 'id'),
  project_news: withSource((at) => at.project_news, 'project_id'),
  budget_results: withSource((at) => at.budget_results, 'budget_id'),
  paper_tallies: withSource((at) => at.paper_tallies, 'budget_id'),
  paper_sheets: nobody,
  paper_readings: nobody,
  assemblies: assembliesISee,
  assembly_drafts: (at, me) => ofAssemblies(at.assembly_drafts, at, me),
  assembly_checks: (at, me) => ofAssemblies(at.assembly_checks, at, me),
  assembly_traits: (at, me) => ofAssemblies(at.assembly_traits, at, me),
  assembly_waves: (at, me) => ofAssemblies(at.assembly_waves, at, me),
  assembly_changes: (at, me) => ofAssemblies(at.assembly_changes, at, me),
  assembly_draws: drawsISee,
  recommendations: recommendationsISee,
  assembly_addresses: nobody,
  assembly_answers: nobody,
  assembly_codes: nobody,
  assembly_comments: nobody,
  assembly_looks: nobody,
  assembly_members: nobody,
  assembly_numbers: nobody,
  assembly_payments: nobody,
  assembly_pool: nobody,
  imports: importsISee,
  import_problems: (at, me) => ofImports(at.import_problems, importsISee(at, me)),
  import_pieces: (at, me) => ofImports(at.import_pieces, importsIStarted(at, me)),
  import_rows: (at, me) => ofImports(at.import_rows, importsIStarted(at, me)),
}

/** All that somebody may select. */
export function visibleTo(at: Place, me: Me): Rows {
  const entries = Object.entries(rules).map(([table, rule]) => [table, rule(at, me)])
  return Object.fromEntries(entries) as Rows
}

const ofTies = <R extends { readonly tie_id: string }>(rows: readonly R[], ties: readonly Row<'ties'>[]) => {
  const ids = new Set(ties.map((tie) => tie.id))
  return rows.filter((row) => ids.has(row.tie_id))
}

function myEntries(at: Place, me: Me): readonly Row<'web_entries'>[] {
  const apart = new Set(at.things.filter((row) => row.apart_since !== null).map((row) => row.id))
  return at.web_entries.filter((row) => row.owner_id === me.personId && !(helped(me) && apart.has(row.id)))
}

function thingsOfMyParties(at: Place, me: Me): ReadonlySet<string> {
  const parties = myParties(at, me)
  return new Set(at.things.filter((row) => parties.has(row.owner_id)).map((row) => row.id))
}

function plansOfMyParties(at: Place, me: Me): ReadonlySet<string> {
  const parties = myParties(at, me)
  return new Set(at.plans.filter((row) => parties.has(row.owner_id)).map((row) => row.id))
}

const ofPlans = <R extends { readonly plan_id: string }>(rows: readonly R[], plans: ReadonlySet<string>) =>
  rows.filter((row) => plans.has(row.plan_id))

/** Of the plans of my parties, and my own word on another's. */
function ofMyPlansOr<R extends { readonly plan_id: string }>(
  rows: (at: Place) => readonly R[],
  who: keyof R,
) {
  return (at: Place, me: Me): readonly R[] => {
    const plans = plansOfMyParties(at, me)
    return rows(at).filter((row) => plans.has(row.plan_id) || (!helped(me) && row[who] === me.personId))
  }
}

const importsIStarted = (at: Place, me: Me) =>
  groupsUnder(at, me, 'run_imports').size > 0
    ? at.imports.filter((row) => row.started_by === me.personId)
    : []

/** Those I started; all of the place for those who import for a partnership. */
function importsISee(at: Place, me: Me): readonly Row<'imports'>[] {
  const forAll = [...groupsUnder(at, me, 'run_imports')].some((id) => groupOf(at, id)?.kind === 'partnership')
  return forAll ? at.imports : importsIStarted(at, me)
}

function ofImports<R extends { readonly import_id: string }>(
  rows: readonly R[],
  imports: readonly Row<'imports'>[],
) {
  const ids = new Set(imports.map((row) => row.id))
  return rows.filter((row) => ids.has(row.import_id))
}

/** Ties that wait, or waited, for my word as the school's. */
function tiesIConfirm(at: Place, me: Me) {
  const care = inMyCareFor(at, me, 'confirm_links')
  return tiesISee(at, me).filter((tie) => care.has(tie.to_id) && tie.from_id !== me.personId)
}
