import { expect, test } from 'vitest'
import { show } from '../testing/show.ts'
import { Checkboxes, Radios } from './choice.tsx'

const options = [
  { value: '1', label: 'Close' },
  { value: '2', label: 'Near', hint: 'Most weeks' },
]

test('what was chosen is chosen', () => {
  const html = show(() => Radios({ name: 'near', legend: 'How close?', options, value: '2' }))
  expect(html.match(/ checked/g)).toHaveLength(1)
  expect(html).toMatch(/value="2" checked/)
  expect(
    show(() => Checkboxes({ name: 'near', legend: 'How close?', options, values: ['1', '2'] })).match(
      / checked/g,
    ),
  ).toHaveLength(2)
})

test('an error leads to the first choice', () => {
  const html = show(() => Radios({ name: 'near', legend: 'How close?', options, error: 'Choose one.' }))
  expect(html).toContain('<input id="field-near" ')
  expect(html).toMatch(/<fieldset[^>]*aria-describedby="field-near-error"/)
})
