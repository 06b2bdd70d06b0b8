import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { compareIds } from './compare-ids.ts'
import { count } from './count.ts'
import { CountError, show } from './error.ts'
import type { Outcome } from './outcome.ts'
import type { Rule } from './rule.ts'
import type { Election } from './types.ts'

/** What is published with a result: with the ballots, anybody can count again. Plain JSON, without voters' ids. */
export interface CountRecord {
  readonly format: 'kith-count'
  readonly version: 1
  readonly rule: Rule
  /** SHA-256 of budget, projects and ballots, whatever the order of the rows (SPEC 7.5). */
  readonly election: string
  readonly ballots: number
  readonly winners: readonly string[]
}

/** The record of an outcome. */
export function publish(election: Election, outcome: Outcome): CountRecord {
  const { rule, winners } = outcome
  const digest = ballotsDigest(election)
  return { format: 'kith-count', version: 1, rule, election: digest, ballots: election.ballots.size, winners }
}

export interface Verdict {
  readonly ok: boolean
  /** What does not agree, in words. */
  readonly faults: readonly string[]
}

/** Counts again and compares. Throws `CountError` when the record is not one. */
export function verify(election: Election, record: CountRecord): Verdict {
  if (record?.format !== 'kith-count' || record.version !== 1 || !Array.isArray(record.winners)) {
    const mend = 'Use the document that `publish` gave.'
    throw new CountError('this is not a record of a count.', { row: null, field: 'record', mend })
  }
  const faults: string[] = []
  if (record.ballots !== election.ballots.size) {
    faults.push(
      `The record speaks of ${show(record.ballots)} ballots and there are ${election.ballots.size}.`,
    )
  }
  if (record.election !== ballotsDigest(election)) {
    faults.push('These are not the ballots, projects or budget that the record was made from.')
  }
  const { winners } = count(election, record.rule)
  for (const id of winners)
    if (!record.winners.includes(id)) faults.push(`“${id}” wins and the record leaves it out.`)
  for (const id of record.winners)
    if (!winners.includes(id)) faults.push(`“${show(id)}” is in the record and does not win.`)
  if (faults.length === 0 && winners.some((id, place) => id !== record.winners[place])) {
    faults.push('The winners are the same and come in another order.')
  }
  return { ok: faults.length === 0, faults }
}

/** SHA-256 of all that a rule counts, in hexadecimal. Voters' ids and columns that no rule reads are left out. */
export function ballotsDigest(election: Election): string {
  const { budget, decimals, voteType, projects, ballots } = election
  const ids = projects.map((project) => project.id)
  const ordered = voteType === 'ordinal'
  const lines: string[] = []
  for (let ballot = 0; ballot < ballots.size; ballot++) {
    const names: string[] = []
    for (let entry = ballots.starts[ballot]!; entry < ballots.starts[ballot + 1]!; entry++) {
      const points = ballots.points ? `=${ballots.points[entry]! / ballots.pointScale}` : ''
      names.push(`${ids[ballots.named[entry]!]!}${points}`)
    }
    lines.push(JSON.stringify(ordered ? names : names.sort(compareIds)))
  }
  const listed = projects.map(({ id, cost, votes, score }) =>
    JSON.stringify([id, cost, votes ?? null, score ?? null]),
  )
  const head = JSON.stringify([budget, decimals, voteType])
  return bytesToHex(
    sha256(utf8ToBytes([head, ...listed.sort(compareIds), ...lines.sort(compareIds)].join('\n'))),
  )
}
