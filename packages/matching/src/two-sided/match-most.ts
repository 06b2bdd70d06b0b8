import type { RunOptions } from '../progress.ts'
import { readWhole } from '../read.ts'
import { maximise } from '../solver/maximise.ts'
import { deferredAcceptance } from './deferred-acceptance.ts'
import { faultsOf } from './faults.ts'
import type { MatchInput } from './input.ts'
import type { Entries, Market } from './market.ts'
import { type Match, matchOf } from './match.ts'
import { mostModel } from './most-model.ts'
import { readMarket } from './read-market.ts'

/** A match of the largest size, with what is known about that size. */
export interface MostMatch extends Match {
  /** No weakly stable matching has more pairs than this. */
  readonly bound: number
  /** Whether the match reaches the bound. */
  readonly proved: boolean
}

/** How far to search. */
export interface MostOptions extends RunOptions {
  /** At most this many nodes of the search tree (default 100,000). */
  readonly nodes?: number
}

const sizeOf = (got: Entries) => got.reduce((size, e) => size + (e < 0 ? 0 : 1), 0)

/** At most this many can be matched: learners with a choice, and the places of mentors whom somebody may have. */
function easyBound({ start, mentor, bar, places }: Market): number {
  const wanted = new Int32Array(places.length)
  let willing = 0
  for (let l = 0; l + 1 < start.length; l++) {
    let any = false
    for (let e = start[l]!; e < start[l + 1]!; e++) {
      if (bar[e] !== 0) continue
      any = true
      wanted[mentor[e]!]!++
    }
    if (any) willing++
  }
  return Math.min(
    willing,
    places.reduce((sum, size, m) => sum + Math.min(size, wanted[m]!), 0),
  )
}

/** Whether anybody is indifferent between two they could have; without ties all stable matchings have one size. */
function hasTies({ start, mentor, rank, tier, bar, organisation }: Market): boolean {
  const ranked = new Map<string, number>()
  for (let l = 0; l + 1 < start.length; l++) {
    let former = 0
    for (let e = start[l]!; e < start[l + 1]!; e++) {
      if (bar[e] !== 0) continue
      const m = mentor[e]!
      const level =
        organisation[m]! < 0 ? `mentor ${m} ${tier[e]}` : `organisation ${organisation[m]} ${tier[e]}`
      if (rank[e] === former || (ranked.get(level) ?? l) !== l) return true
      ranked.set(level, l)
      former = rank[e]!
    }
  }
  return false
}

/**
 * Matches as many learners as any weakly stable matching can (with ties that is more than deferred acceptance promises,
 * and NP-hard: Manlove et al. 2002). The solver's answer is used only when our own check finds it stable. Not
 * strategy-proof.
 * @throws MatchingError for bad input
 */
export async function matchMost(input: MatchInput, options: MostOptions = {}): Promise<MostMatch> {
  const nodes = readWhole(options.nodes, { list: 'options', field: 'nodes' }, 1, 1e9, 100_000)
  const market = readMarket(input)
  options.signal?.throwIfAborted()
  const first = deferredAcceptance(market)
  const size = sizeOf(first)
  const bound = hasTies(market) ? easyBound(market) : size
  if (size === bound) return { ...matchOf(market, first, 'most'), bound, proved: true }

  const { model, x, pointOf } = mostModel(market)
  const found = await maximise(model, pointOf(first), nodes, options)
  const got = new Int32Array(first.length).fill(-1)
  for (let l = 0; l < got.length; l++) {
    for (let e = market.start[l]!; e < market.start[l + 1]!; e++) {
      if (x[e]! >= 0 && found.point[x[e]!]! > 0.5) got[l] = e
    }
  }
  const better = sizeOf(got) >= size && faultsOf(market, got).length === 0 ? got : first
  const known = Math.max(sizeOf(better), Math.min(bound, Math.floor(found.bound + 1e-6)))
  return { ...matchOf(market, better, 'most'), bound: known, proved: sizeOf(better) === known }
}
