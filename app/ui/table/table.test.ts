import { expect, test } from 'vitest'
import { show } from '../testing/show.ts'
import { Table } from './table.tsx'

const columns = [{ text: 'Line' }, { text: 'Rows', number: true }]

test('names rows and columns, and repeats a column’s name for phones', () => {
  const html = show(() => Table({ caption: 'Left out', columns, rows: [['users.csv 12', '3']] }))
  expect(html).toContain('<th scope="col">Line</th>')
  expect(html).toContain('<th scope="row">users.csv 12</th>')
  expect(html).toMatch(/<td class="number"><span class="table-label" aria-hidden="true">Rows</)
})

test('says what it means that there are no rows', () => {
  expect(show(() => Table({ caption: 'Left out', columns, rows: [], empty: 'All was taken.' }))).toBe(
    '<p class="table-empty">All was taken.</p>',
  )
})
