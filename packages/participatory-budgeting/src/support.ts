import type { Book, Support } from './book.ts'
import { bordaOf, pointsOf } from './points.ts'
import type { Utility } from './rule.ts'

/**
 * Who supports what. By cost and by cardinality everybody supports what their ballot names, with no points too; by
 * score and by Borda only what is worth more than nothing to them (pabutools counts the same way).
 */
export function supportOf(book: Book, utility: Utility): Support {
  const { ballots } = book.election
  // Without points, an approval is worth 1 by score too: the same to all supporters, which is quicker to price.
  const approvals = book.election.voteType === 'approval' && ballots.points === null
  const weighed = utility === 'borda' || (utility === 'score' && !approvals)
  const worth = utility === 'borda' ? bordaOf() : pointsOf(book.election)
  const place = new Int32Array(book.original.length)
  for (const [p, index] of book.original.entries()) place[index] = p
  const starts = new Uint32Array(place.length + 1)
  for (const [p, votes] of book.votes.entries()) starts[p + 1] = starts[p]! + votes
  const ends = starts.slice()
  const voters = new Uint32Array(starts[place.length]!)
  const utilities = weighed ? new Float64Array(voters.length) : null
  for (let ballot = 0; ballot < ballots.size; ballot++) {
    const end = ballots.starts[ballot + 1]!
    for (let entry = ballots.starts[ballot]!; entry < end; entry++) {
      const p = place[ballots.named[entry]!]!
      if (utilities) {
        const value = worth(entry, end)
        if (value <= 0) continue
        utilities[ends[p]!] = value
      }
      voters[ends[p]!] = ballot
      ends[p]!++
    }
  }
  return utilities ? closeGaps(starts, ends, voters, utilities) : { starts, voters, utilities }
}

function closeGaps(
  starts: Uint32Array,
  ends: Uint32Array,
  voters: Uint32Array,
  utilities: Float64Array,
): Support {
  const tight = new Uint32Array(starts.length)
  for (let p = 0; p + 1 < starts.length; p++) {
    voters.copyWithin(tight[p]!, starts[p]!, ends[p]!)
    utilities.copyWithin(tight[p]!, starts[p]!, ends[p]!)
    tight[p + 1] = tight[p]! + ends[p]! - starts[p]!
  }
  const size = tight.at(-1)!
  return { starts: tight, voters: voters.slice(0, size), utilities: utilities.slice(0, size) }
}
