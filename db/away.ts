const codes: ReadonlySet<string> = new Set([
  // of the network
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  // of PostgreSQL: it is stopping, starting, or has too many to serve
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  '53300',
  // Its disk is full or does not answer, or its memory is used up: nothing was written, and room mends it.
  '53100',
  '53200',
  '58030',
])

// The driver's own have no code.
const sentences =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/

/** Whether an error says that the database cannot be reached just now, or went away in the middle: waiting mends it. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code = '' } = error as { code?: string }
  return codes.has(code) || code.startsWith('08') || sentences.test(error.message)
}
