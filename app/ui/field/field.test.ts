import { expect, test } from 'vitest'
import { show } from '../testing/show.ts'
import { DateField, fieldId, TextArea, TextField } from './field.tsx'

const props = { name: 'goal', label: 'What do you want?' }

test('a hint and an error describe the field', () => {
  const html = show(() => TextField({ ...props, hint: 'In a word', error: 'Write a word.' }))
  expect(html).toContain('aria-describedby="field-goal-hint field-goal-error"')
  expect(html).toContain('aria-invalid="true"')
  expect(html).toContain('id="field-goal-error"')
})

test('without them nothing describes it', () => {
  expect(show(() => TextField(props))).not.toMatch(/aria-describedby|aria-invalid/)
})

test('what was typed comes back, escaped', () => {
  expect(show(() => TextField({ ...props, value: '"><script>' }))).toContain(
    'value="&quot;&gt;&lt;script&gt;"',
  )
  expect(show(() => TextArea({ ...props, value: '</textarea>' }))).toContain('&lt;/textarea&gt;</textarea>')
})

test('two fields of one name can stand on one page', () => {
  expect(show(() => TextField({ ...props, id: 'goal-2', hint: 'x' }))).toMatch(
    /for="goal-2".*id="goal-2-hint".*id="goal-2"/s,
  )
})

test('names become ids that a link can lead to', () => {
  expect(fieldId('steps[0].words')).toBe('field-steps-0-words')
})

test('a date is three numbers, whichever way it is given', () => {
  const dates = [
    { ...props, value: '2027-03-09' },
    { ...props, value: { day: '9', month: '3', year: '2027' } },
  ].map((given) => show(() => DateField(given)))
  for (const html of dates) {
    expect(html).toMatch(/name="goal-day"[^>]*value="9"/)
    expect(html).toMatch(/name="goal-month"[^>]*value="3"/)
    expect(html).toMatch(/name="goal-year"[^>]*value="2027"/)
  }
  expect(dates[0]).toContain('id="field-goal"')
})

test('a date that is none comes back as it was typed', () => {
  expect(show(() => DateField({ ...props, value: { day: '31', month: 'Feb' } }))).toMatch(
    /value="31".*value="Feb"/s,
  )
})
