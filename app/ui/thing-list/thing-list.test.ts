import { expect, test } from 'vitest'
import { show } from '../testing/show.ts'
import { Thing, ThingList } from './thing-list.tsx'

const empty = { text: 'No steps yet.', href: '/steps/new', action: 'Write one' }

test('says what to do while there is nothing, also when a filter left nothing', () => {
  for (const children of [[], [null, false], [[]]])
    expect(show(() => ThingList({ empty, children }))).toMatch(
      /No steps yet\..*<a href="\/steps\/new">Write one</s,
    )
})

test('is a list as soon as there is one', () => {
  const html = show(() => ThingList({ empty, children: Thing({ title: 'Ask Jean' }) as never }))
  expect(html).toMatch(/^<ul class="things"/)
  expect(html).not.toContain('No steps yet')
})
