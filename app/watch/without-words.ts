/**
 * What can be told of an error without the words that somebody wrote. Libraries put what they could not read into their
 * message, between quotes (`invalid input syntax for type uuid: "…"`): from the first quote on it goes. The language itself
 * does so without quotes: of its own errors no message stays. What kind it is, its code and where it happened do.
 */
export function withoutWords(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const { name, message, stack = '', code } = error as Error & { code?: unknown }
  const kind = typeof code === 'string' && /^[A-Z0-9_]+$/.test(code) ? `${name} ${code}` : name
  // The message may hold lines that look like frames.
  const at = stack.indexOf(message)
  const frames = (at < 0 ? stack : stack.slice(at + message.length))
    .split('\n')
    .filter((line) => /^\s+at .*(:\d+:\d+\)?|\(native\)|<anonymous>\)?)$/.test(line))
  const cause = error.cause instanceof Error ? `\n  because of ${withoutWords(error.cause)}` : ''
  return [`${kind}${native.has(name) ? '' : `: ${withoutQuotes(message)}`}`, ...frames].join('\n') + cause
}

const native: ReadonlySet<string> = new Set([
  'TypeError',
  'SyntaxError',
  'RangeError',
  'ReferenceError',
  'URIError',
])

const withoutQuotes = (message: string): string => message.split('\n')[0]!.replace(/["'`“‘«].*/s, '…')
