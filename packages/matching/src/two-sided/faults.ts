import type { Entries, Market } from './market.ts'
import { whyNot } from './why-not.ts'

/** A fault in a matching: a pair that breaks a rule, somebody with too many, or two who would both rather have each other. */
export interface MatchFault {
  readonly kind: 'not-acceptable' | 'over-places' | 'organisation-over-places' | 'blocking-pair'
  readonly learner?: string
  readonly mentor?: string
  readonly organisation?: string
}

/** Every mentor and organisation with too many, and every pair that blocks. Empty: feasible and weakly stable. */
export function faultsOf(market: Market, got: Entries): MatchFault[] {
  const { start, mentor, rank, places, organisation, caps } = market
  const faults: MatchFault[] = []
  const held = new Int32Array(places.length)
  const inside = new Int32Array(caps.length)
  for (const e of got) {
    if (e < 0) continue
    const m = mentor[e]!
    held[m]!++
    if (organisation[m]! >= 0) inside[organisation[m]!]!++
  }
  market.mentorIds.forEach((id, m) => {
    if (held[m]! > places[m]!) faults.push({ kind: 'over-places', mentor: id })
  })
  market.organisationIds.forEach((id, o) => {
    if (inside[o]! > caps[o]!) faults.push({ kind: 'organisation-over-places', organisation: id })
  })
  const because = whyNot(market, got)
  market.learnerIds.forEach((learner, l) => {
    const mine = got[l]! < 0 ? Number.POSITIVE_INFINITY : rank[got[l]!]!
    for (let e = start[l]!; e < start[l + 1]! && rank[e]! < mine; e++) {
      if (because(l, e) !== 'open') continue
      faults.push({ kind: 'blocking-pair', learner, mentor: market.mentorIds[mentor[e]!]! })
    }
  })
  return faults
}
