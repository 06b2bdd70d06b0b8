import { MatchingError } from '../error.ts'
import { drawLot } from '../lot.ts'
import { type Row, readFlag, readRecord, readRows, readText, readWhole, show } from '../read.ts'
import { barBetween } from './bar-between.ts'
import type { MatchInput } from './input.ts'
import { BARS, type Market } from './market.ts'
import { readApart } from './read-apart.ts'
import { readFacts, readRules } from './read-facts.ts'
import { rankReader, readAsked, readTurns } from './read-people.ts'

const REFUSED = BARS.indexOf('refused')
const MOST_PLACES = 1e6

const indexOf = (rows: readonly Row[]) => new Map(rows.map(({ id }, at) => [id, at]))

function readOrganisation({ row, fields }: Row, organisationAt: ReadonlyMap<string, number>): number {
  const home = fields.organisation
  if (home === undefined) return -1
  const at = organisationAt.get(readText(home, { list: 'mentors', row, field: 'organisation' }))
  if (at === undefined) {
    throw new MatchingError(
      { list: 'mentors', row, field: 'organisation' },
      `${show(home)} is not among the organisations`,
      'Add it there, or leave this out',
    )
  }
  if (fields.choices !== undefined) {
    throw new MatchingError(
      { list: 'mentors', row, field: 'choices' },
      'a mentor inside an organisation goes by the order of the organisation',
      "Move the order to the organisation's choices and name whom this mentor would not take under refuses",
    )
  }
  return at
}

/** For each mentor the entries of `mentor` that name them. */
function entriesByMentor(mentors: number, mentor: Int32Array): readonly number[][] {
  const entries: number[][] = Array.from({ length: mentors }, () => [])
  mentor.forEach((m, e) => {
    entries[m]!.push(e)
  })
  return entries
}

/** Which learner each entry belongs to. */
export function learnerOfEntry(start: Int32Array, entries: number): Int32Array {
  const learner = new Int32Array(entries)
  for (let l = 0; l + 1 < start.length; l++) learner.fill(l, start[l], start[l + 1])
  return learner
}

/** Reads and checks the input of a two-sided match; throws `MatchingError`. */
export function readMarket(input: MatchInput): Market {
  const fields = readRecord(input, { list: 'input' })
  const seed = readWhole(fields.seed, { list: 'input', field: 'seed' }, -(2 ** 31), 2 ** 31 - 1)
  const rules = readRules(fields.rules)
  const learners = readRows(fields.learners, 'learners')
  const mentors = readRows(fields.mentors, 'mentors')
  const organisations =
    fields.organisations === undefined ? [] : readRows(fields.organisations, 'organisations')
  const learnerAt = indexOf(learners)
  const mentorAt = indexOf(mentors)
  const organisationAt = indexOf(organisations)
  const apart = readApart(fields.apart, learnerAt, mentorAt)
  const learnerFacts = learners.map((row) => readFacts(row, 'learners', rules))
  const ranksFor = rankReader(learners.length, learnerAt)
  const turn = readTurns(learners, drawLot(learners.length, seed), 'learners')
  const { start, mentor, rank } = readAsked(learners, mentorAt, drawLot(mentors.length, ~seed))
  const learnerOf = learnerOfEntry(start, mentor.length)
  const entries = entriesByMentor(mentors.length, mentor)

  const places = new Int32Array(mentors.length)
  const organisation = new Int32Array(mentors.length)
  const tier = new Int32Array(mentor.length)
  const bar = new Uint8Array(mentor.length)
  mentors.forEach((row, m) => {
    const o = readOrganisation(row, organisationAt)
    places[m] = readWhole(
      row.fields.places,
      { list: 'mentors', row: row.row, field: 'places' },
      0,
      MOST_PLACES,
    )
    organisation[m] = o
    const vetted = readFlag(row.fields.vetted, { list: 'mentors', row: row.row, field: 'vetted' })
    const facts = readFacts(row, 'mentors', rules)
    const ranks = o < 0 ? ranksFor(row, row, 'mentors') : ranksFor(row, organisations[o]!, 'organisations')
    for (const e of entries[m]!) {
      const l = learnerOf[e]!
      tier[e] = ranks[l]!
      bar[e] = barBetween(learnerFacts[l]!, facts, vetted, apart.has(l * mentors.length + m), rules)
      if (bar[e] === 0 && tier[e] === 0) bar[e] = REFUSED
    }
  })
  const readCap = ({ row, fields: own }: Row) =>
    readWhole(own.places, { list: 'organisations', row, field: 'places' }, 0, MOST_PLACES)
  return {
    learnerIds: learners.map(({ id }) => id),
    mentorIds: mentors.map(({ id }) => id),
    organisationIds: organisations.map(({ id }) => id),
    caps: Int32Array.from(organisations, readCap),
    ...{ start, mentor, rank, tier, bar, turn, places, organisation },
  }
}
