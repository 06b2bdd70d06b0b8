import { BARS, type Bar, type Entries, type Market } from './market.ts'
import { standing } from './standing.ts'

/**
 * Why a learner is not with a mentor they would rather have:
 * - a hard rule (`apart`, `vetted`, `distance`, `language`, `times`), or the mentor would not take them (`refused`);
 * - `outranked`: every place went to somebody ranked strictly higher there; `equal`: the last went to somebody ranked the
 *   same, who went first (was owed more, or had the better lot); `no-places`: there is none at all;
 * - the same three with `organisation-` where the organisation's cap is what was full.
 * - `open`: nothing stands in the way. In a stable matching this never occurs.
 */
export type WhyNot =
  | Exclude<Bar, 'none'>
  | `${'' | 'organisation-'}${'outranked' | 'equal' | 'no-places'}`
  | 'open'

/** Makes the function that answers, for entry `e` of learner `l`, why the matching `got` does not hold it. */
export function whyNot(market: Market, got: Entries): (l: number, e: number) => WhyNot {
  const { mentor, tier, bar, places, organisation, caps } = market
  const mentors = standing(market, got, places.length, (m) => m)
  const homes = standing(market, got, caps.length, (m) => organisation[m]!)

  const fullFor = (at: typeof mentors, group: number, size: number, mine: number) => {
    if (at.held[group]! < size) return undefined
    if (size === 0) return 'no-places'
    if (at.worst[group]! < mine) return 'outranked'
    return at.worst[group] === mine ? 'equal' : undefined
  }

  return (l, e) => {
    if (bar[e] !== 0) return BARS[bar[e]!] as Exclude<Bar, 'none'>
    const m = mentor[e]!
    const full = fullFor(mentors, m, places[m]!, tier[e]!)
    if (full !== undefined) return full
    const o = organisation[m]!
    if (o < 0) return 'open'
    const now = got[l]!
    const inside = now >= 0 && organisation[mentor[now]!] === o
    // Somebody already inside would only change mentors there, which the organisation's cap does not stand against.
    const capped =
      inside || mentors.held[m]! >= places[m]! ? undefined : fullFor(homes, o, caps[o]!, tier[e]!)
    return capped === undefined ? 'open' : `organisation-${capped}`
  }
}
