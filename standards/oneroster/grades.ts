import { listIn } from '../roll/fields.ts'
import type { Row } from '../roll/table.ts'
import { singleYear, yearGroup } from '../roll/year-group.ts'

/** The grades of a person or class, and the year group where there is exactly one. */
export function gradesIn(row: Row): { readonly grades: readonly string[]; readonly year: number | null } {
  const grades = listIn(row, 'grades')
  for (const grade of grades) {
    if (yearGroup(grade) === undefined)
      row.complain('taken with care', 'grade-unknown', { field: 'grades', value: grade })
  }
  return { grades, year: singleYear(grades) }
}
