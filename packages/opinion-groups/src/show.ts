/** A value as an error message may show it: short, and never failing on what it is shown. */
export function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)
  if (value === null || ['number', 'boolean', 'undefined', 'bigint'].includes(typeof value))
    return String(value)
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`
}
