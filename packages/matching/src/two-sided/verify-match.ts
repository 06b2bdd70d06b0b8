import { MatchingError } from '../error.ts'
import { readList, readRecord, readText, show } from '../read.ts'
import { faultsOf, type MatchFault } from './faults.ts'
import type { MatchInput } from './input.ts'
import type { Market } from './market.ts'
import { readMarket } from './read-market.ts'

function readGiven(market: Market, pairs: unknown) {
  const learnerAt = new Map(market.learnerIds.map((id, at) => [id, at]))
  const got = new Int32Array(market.learnerIds.length).fill(-1)
  const faults: MatchFault[] = []
  readList(pairs, { list: 'pairs' }, true).forEach((item, at) => {
    const place = { list: 'pairs', row: at + 1 }
    const pair = readRecord(item, place)
    const learner = readText(pair.learner, { ...place, field: 'learner' })
    const mentor = readText(pair.mentor, { ...place, field: 'mentor' })
    const l = learnerAt.get(learner)
    if (l === undefined)
      throw new MatchingError(place, `${show(learner)} is not among the learners`, 'Mend the name')
    if (got[l] !== -1)
      throw new MatchingError(place, `${show(learner)} is in an earlier row too`, 'Match each once')
    for (let e = market.start[l]!; e < market.start[l + 1]!; e++) {
      if (market.mentorIds[market.mentor[e]!] === mentor && market.bar[e] === 0) got[l] = e
    }
    if (got[l] === -1) faults.push({ kind: 'not-acceptable', learner, mentor })
  })
  return { got, faults }
}

/**
 * Looks for every fault in a matching, whoever made it: pairs nobody may have, too many at a mentor or an organisation,
 * and pairs that block it (both would rather have each other). An empty answer means: feasible and stable.
 * @throws MatchingError for bad input
 */
export function verifyMatch(
  input: MatchInput,
  pairs: readonly { readonly learner: string; readonly mentor: string }[],
): readonly MatchFault[] {
  const market = readMarket(input)
  const { got, faults } = readGiven(market, pairs)
  return [...faults, ...faultsOf(market, got)]
}
