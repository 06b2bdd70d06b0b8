import type { HardRules } from './input.ts'
import { BARS, type Bar } from './market.ts'
import type { ReadFacts } from './read-facts.ts'

function inCommon(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const item of a) if (b.has(item)) shared++
  return shared
}

function firstBroken(
  learner: ReadFacts,
  mentor: ReadFacts,
  vetted: boolean,
  apart: boolean,
  rules: Required<HardRules>,
): Bar {
  if (apart) return 'apart'
  if (rules.vetted && !vetted) return 'vetted'
  const east = learner.east - mentor.east
  const north = learner.north - mentor.north
  if (east * east + north * north > rules.metres * rules.metres) return 'distance'
  if (rules.language && inCommon(learner.languages, mentor.languages) === 0) return 'language'
  if (inCommon(learner.times, mentor.times) < rules.times) return 'times'
  return 'none'
}

/** The first hard rule that stands between two people, as an index into `BARS` (0: none does). */
export function barBetween(
  learner: ReadFacts,
  mentor: ReadFacts,
  vetted: boolean,
  apart: boolean,
  rules: Required<HardRules>,
): number {
  return BARS.indexOf(firstBroken(learner, mentor, vetted, apart, rules))
}
