/** Codes of the Common Education Data Standards (and British words) that are no year group of a school's main years. */
const OUTSIDE = new Set([
  'it',
  'pr',
  'pk',
  'tk',
  'ps',
  'ug',
  'other',
  'adulteducation',
  'n',
  'n1',
  'n2',
  'nursery',
])
const RECEPTION = new Set(['kg', 'k', 'r', 'rec', 'reception', 'yearr', 'yr', 'kindergarten', 'foundation'])

/**
 * The year group a word stands for: Reception (KG) 0, `07`, `Year 7`, `Y7` 7.
 * @returns null for a known word outside the numbered years (nursery, adult education); undefined for an unknown word.
 */
export function yearGroup(word: string): number | null | undefined {
  const key = word.toLowerCase().replace(/[^a-z0-9]/g, '')
  if (RECEPTION.has(key)) return 0
  if (OUTSIDE.has(key)) return null
  const digits = /^(?:ncyear|year|yeargroup|yr|y|grade|class)?(\d{1,2})$/.exec(key)
  const year = digits ? Number(digits[1]) : Number.NaN
  return year >= 0 && year <= 14 ? year : undefined
}

/** The year group where a list of grades has exactly one, else null. */
export function singleYear(grades: readonly string[]): number | null {
  return grades.length === 1 && grades[0] ? (yearGroup(grades[0]) ?? null) : null
}
