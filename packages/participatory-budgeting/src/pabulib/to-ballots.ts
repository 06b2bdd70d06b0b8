import { CountError } from '../error.ts'
import type { Ballots } from '../types.ts'
import { rowScanner } from './row-scanner.ts'
import type { VoteColumns } from './vote-columns.ts'

/** Closes the columns: points get their common scale; voters' own columns stay in the file until somebody asks. */
export function toBallots(bytes: Uint8Array, columns: readonly string[], votes: VoteColumns): Ballots {
  const entries = votes.starts[votes.size]!
  const voterColumn = columns.indexOf('voter_id')
  const counted = new Set(['voter_id', 'vote', 'points'])
  const { rows } = votes

  function cells(ballot: number): string[] {
    const row = rowScanner(bytes)
    row.seek(rows[ballot]!)
    row.next()
    return columns.map((_, cell) => row.text(cell))
  }

  return {
    size: votes.size,
    starts: votes.starts.slice(0, votes.size + 1),
    named: votes.named.slice(0, entries),
    ...pointColumn(votes, entries),
    voter: (ballot) => (voterColumn < 0 ? String(ballot + 1) : cells(ballot)[voterColumn]!),
    fields(ballot) {
      const fields: Record<string, string> = {}
      for (const [cell, text] of cells(ballot).entries()) {
        if (text !== '' && !counted.has(columns[cell]!)) fields[columns[cell]!] = text
      }
      return fields
    },
  }
}

function pointColumn(votes: VoteColumns, entries: number): Pick<Ballots, 'points' | 'pointScale'> {
  const points = votes.mantissas?.slice(0, entries) ?? null
  const { digits } = votes
  if (!points || !digits) return { points, pointScale: 1 }
  let most = 0
  for (let i = 0; i < entries; i++) most = Math.max(most, digits[i]!)
  for (let i = 0; i < entries; i++) {
    points[i] = points[i]! * 10 ** (most - digits[i]!)
    if (!Number.isSafeInteger(points[i])) {
      const mend = 'Use fewer digits.'
      throw new CountError('points with too many digits to count exactly.', {
        row: null,
        field: 'points',
        mend,
      })
    }
  }
  return { points, pointScale: 10 ** most }
}
