import { type Heap, heap } from '../heap.ts'
import type { Entries, Market } from './market.ts'

/**
 * Learner-proposing deferred acceptance (Gale and Shapley 1962), with organisations' caps after Abraham, Irving and
 * Manlove 2007 (SPA-S). Ties are broken by `turn` at every mentor alike and by the lot in the learners' own lists, before
 * anybody proposes, so no learner gains by stating other choices than their true ones.
 * @returns for each learner the entry they got, or -1
 */
export function deferredAcceptance(market: Market): Entries {
  const { start, mentor, tier, bar, turn, places, organisation, caps } = market
  const learners = start.length - 1
  const got = new Int32Array(learners).fill(-1)
  const next = start.slice(0, learners)
  const holder = (size: number) => ({
    worstFirst: Array.from({ length: size }, () => heap()),
    held: new Int32Array(size),
  })
  const byMentor = holder(places.length)
  const byOrganisation = holder(caps.length)
  const waiting = Array.from({ length: learners }, (_, l) => learners - 1 - l)

  const release = (l: number) => {
    const m = mentor[got[l]!]!
    byMentor.held[m]!--
    if (organisation[m]! >= 0) byOrganisation.held[organisation[m]!]!--
    got[l] = -1
    waiting.push(l)
  }
  const worst = (heap: Heap, holds: (l: number) => boolean) => {
    while (!holds(heap.topItem()!)) heap.pop()
    return heap.topItem()!
  }

  while (waiting.length > 0) {
    const l = waiting.pop()!
    const e = next[l]!
    if (e === start[l + 1]) continue
    next[l] = e + 1
    if (bar[e] !== 0) {
      waiting.push(l)
      continue
    }
    const m = mentor[e]!
    const o = organisation[m]!
    const key = -(tier[e]! * learners + turn[l]!)
    got[l] = e
    byMentor.worstFirst[m]!.push(key, l)
    byMentor.held[m]!++
    if (o >= 0) {
      byOrganisation.worstFirst[o]!.push(key, l)
      byOrganisation.held[o]!++
    }
    if (byMentor.held[m]! > places[m]!) {
      release(worst(byMentor.worstFirst[m]!, (other) => got[other]! >= 0 && mentor[got[other]!] === m))
    } else if (o >= 0 && byOrganisation.held[o]! > caps[o]!) {
      const inside = (other: number) => got[other]! >= 0 && organisation[mentor[got[other]!]!] === o
      release(worst(byOrganisation.worstFirst[o]!, inside))
    }
  }
  return got
}
