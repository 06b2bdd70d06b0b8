import { SortitionError } from '../error.ts'
import { algorithms } from '../lottery-algorithms.ts'
import type { DrawDocument } from './document.ts'

type Test = (value: unknown) => boolean

const text: Test = (value) => typeof value === 'string' && value !== ''
const count: Test = (value) => Number.isSafeInteger(value) && (value as number) >= 0
const integer: Test = (value) => Number.isSafeInteger(value)
const digits: Test = (value) => typeof value === 'string' && /^-?\d{1,400}$/.test(value)
const either =
  (...values: unknown[]): Test =>
  (value) =>
    values.includes(value)
const listOf =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(test)
const recordOf =
  (test: Test): Test =>
  (value) =>
    isRecord(value) && Object.values(value).every(test)
const shape =
  (fields: Record<string, Test>, optional: Record<string, Test> = {}): Test =>
  (value) =>
    isRecord(value) &&
    Object.entries(fields).every(([name, test]) => Object.hasOwn(value, name) && test(value[name])) &&
    Object.entries(optional).every(([name, test]) => !Object.hasOwn(value, name) || test(value[name])) &&
    Object.keys(value).every((name) => Object.hasOwn(fields, name) || Object.hasOwn(optional, name))

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const fields: Record<string, Test> = {
  format: either('kith-sortition/1'),
  method: shape({ algorithm: either(...algorithms), version: text }),
  panelSize: count,
  quotas: listOf(shape({ category: text, value: text, min: count, max: count })),
  people: listOf(
    shape(
      { pseudonym: text, commitment: text, traits: recordOf(text) },
      { household: text, selected: either(true), impossible: either(true) },
    ),
  ),
  panels: (value) => Array.isArray(value) && value.length > 0 && listOf(listOf(text))(value),
  chances: recordOf(count),
}
const certificate = shape({
  numerator: digits,
  denominator: digits,
  quotas: listOf(shape({ category: text, value: text, price: integer })),
  households: listOf(shape({ household: text, price: integer })),
  size: integer,
})

/** Checks that something is a draw's document; what it says is checked by {@link verify}. */
export function readDocument(input: unknown): DrawDocument {
  if (!isRecord(input))
    throw new SortitionError('This is not a draw’s document.', {
      mend: 'Use the file that was published before the draw.',
    })
  for (const [field, test] of Object.entries({
    ...fields,
    ...('certificate' in input ? { certificate } : {}),
  }))
    if (!Object.hasOwn(input, field) || !test(input[field]))
      throw new SortitionError('The document is damaged.', {
        field,
        mend: 'Use the file that was published before the draw.',
      })
  const extra = Object.keys(input).find((name) => !Object.hasOwn(fields, name) && name !== 'certificate')
  if (extra !== undefined)
    throw new SortitionError('The document holds something unknown.', {
      field: extra,
      mend: 'Use the file that was published before the draw.',
    })
  return input as unknown as DrawDocument
}
