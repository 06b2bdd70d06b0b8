/** Votes while they are read, in columns that grow. */
export interface VoteColumns {
  size: number
  starts: Uint32Array
  named: Uint32Array
  mantissas: Float64Array | null
  /** Digits after the point of each mantissa; `null` as long as all are whole. */
  digits: Uint8Array | null
  /** Where each row lies in the file, and where the voter's id ends and starts in it. */
  rows: Uint32Array
  voterStarts: Uint32Array
  voterEnds: Uint32Array
  /** Whether every voter's id so far was longer than the one before or came after it: then none can be there twice. */
  rising: boolean
  /** Ballots that named a project twice: it counts once. */
  doubled: number[]
  /** Ballots that named projects and gave no points where points were due: they count as empty. */
  pointless: number[]
}

export function voteColumns(withPoints: boolean): VoteColumns {
  return {
    size: 0,
    starts: new Uint32Array(1024),
    named: new Uint32Array(4096),
    mantissas: withPoints ? new Float64Array(4096) : null,
    digits: null,
    rows: new Uint32Array(1024),
    voterStarts: new Uint32Array(1024),
    voterEnds: new Uint32Array(1024),
    rising: true,
    doubled: [],
    pointless: [],
  }
}

/** Makes room for one more ballot whose row is `bytes` long (a named project takes two bytes at least). */
export function makeRoom(votes: VoteColumns, bytes: number): void {
  if (votes.size + 2 > votes.starts.length) {
    votes.starts = longer(votes.starts, votes.starts.length * 2)
    votes.rows = longer(votes.rows, votes.rows.length * 2)
    votes.voterStarts = longer(votes.voterStarts, votes.voterStarts.length * 2)
    votes.voterEnds = longer(votes.voterEnds, votes.voterEnds.length * 2)
  }
  const needed = votes.starts[votes.size]! + (bytes >> 1) + 2
  if (needed <= votes.named.length) return
  const length = Math.max(needed, votes.named.length * 2)
  votes.named = longer(votes.named, length)
  if (votes.mantissas) votes.mantissas = longer(votes.mantissas, length)
  if (votes.digits) votes.digits = longer(votes.digits, length)
}

function longer<Column extends Uint32Array | Float64Array | Uint8Array>(
  column: Column,
  length: number,
): Column {
  const long = new (column.constructor as new (length: number) => Column)(length)
  long.set(column as never)
  return long
}
