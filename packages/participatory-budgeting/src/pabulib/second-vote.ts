import type { VoteColumns } from './vote-columns.ts'

/** Whether the voter of this ballot comes after the one before: a longer id, or as long and later in order. */
export function risesFromLast(bytes: Uint8Array, votes: VoteColumns): boolean {
  const ballot = votes.size
  if (ballot === 0) return true
  const [a, b] = [votes.voterStarts[ballot - 1]!, votes.voterStarts[ballot]!]
  const length = votes.voterEnds[ballot]! - b
  const before = votes.voterEnds[ballot - 1]! - a
  if (length !== before) return length > before
  for (let i = 0; i < length; i++) if (bytes[a + i] !== bytes[b + i]) return bytes[a + i]! < bytes[b + i]!
  return false
}

/** The first ballot whose voter has voted already, or -1. Ballots without a voter's id are nobody's second. */
export function findSecondVote(bytes: Uint8Array, votes: VoteColumns): number {
  if (votes.rising) return -1
  let size = 8
  while (size < votes.size * 2) size *= 2
  const slots = new Int32Array(size).fill(-1)
  for (let ballot = 0; ballot < votes.size; ballot++) {
    const start = votes.voterStarts[ballot]!
    const end = votes.voterEnds[ballot]!
    if (start === end) continue
    let slot = hashBytes(bytes, start, end) & (size - 1)
    for (; slots[slot] !== -1; slot = (slot + 1) & (size - 1)) {
      if (sameVoter(bytes, votes, slots[slot]!, start, end)) return ballot
    }
    slots[slot] = ballot
  }
  return -1
}

/** FNV-1a with a last mixing of the high bits into the low ones, which are the ones the table uses. */
function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}

function sameVoter(
  bytes: Uint8Array,
  votes: VoteColumns,
  other: number,
  start: number,
  end: number,
): boolean {
  const from = votes.voterStarts[other]!
  if (votes.voterEnds[other]! - from !== end - start) return false
  for (let i = 0; i < end - start; i++) if (bytes[from + i] !== bytes[start + i]) return false
  return true
}
