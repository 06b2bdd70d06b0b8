import { expect, test } from 'vitest'
import { messageFault } from './message-faults.ts'

const people = '{count, plural, one {# person} other {# people}} with {name}'

test('a good message, and a good translation with other plurals', () => {
  expect(messageFault(people)).toBeUndefined()
  expect(messageFault(people, '{count, plural, two {# berson} other {# o bobl}} gyda {name}')).toBeUndefined()
})

test('a message that cannot be read', () => {
  expect(messageFault('{count, plural, one {x}')).toMatch(/is not ICU MessageFormat/)
  expect(messageFault('Home', '{')).toMatch(/“{” is not ICU MessageFormat/)
})

test('a placeholder or tag that is lost, new or renamed', () => {
  expect(messageFault(people, 'gyda {name}')).toMatch(/\{name\} to fill in, where/)
  expect(messageFault('Home', 'Hafan {enw}')).toMatch(/\{enw\} to fill in, where “Home” has nothing/)
  expect(messageFault('Ask <b>Mo</b>', 'Gofyn i Mo')).toMatch(/has nothing to fill in/)
})
