/** A spreadsheet would run a cell that starts so (OWASP, "CSV injection"). */
const RUNS = /^[=+\-@\t\r]/
const PHONE = /^\+(?:[ ()./-]*\d){6,}$/

/** Text that no spreadsheet runs as a formula: an apostrophe before what would start one. Phone numbers stay as they are. */
export function safeCell(text: string): string {
  return (RUNS.test(text) || /^'+[=+\-@\t\r]/.test(text)) && !PHONE.test(text) ? `'${text}` : text
}

/** The text before `safeCell`, so that what Kith wrote is read back as it was. */
export function plainCell(text: string): string {
  return /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text
}

/** For showing what was in a field: at most 80 characters, and nothing invisible. */
export function shortValue(text: string): string {
  const seen = text
    .slice(0, 200)
    .replace(/\p{Cc}/gu, ' ')
    .replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, '�')
  const letters = Array.from(seen)
  const short = letters.length > 80 || text.length > 200 ? `${letters.slice(0, 79).join('')}…` : seen
  return short.toWellFormed()
}
