import { expect, test } from 'vitest'
import { show } from '../testing/show.ts'
import { Progress } from './progress.tsx'

const say = (value: number, max: number) =>
  /aria-live="polite">([^<]*)</.exec(show(() => Progress({ label: 'x', value, max })))?.[1]

test('says how far, never beyond the end, and 0 while nothing is known', () => {
  expect([say(1, 3), say(5, 3), say(0, 0)]).toEqual(['33% done', '100% done', '0% done'])
})

test('says it in the words it is given', () => {
  expect(show(() => Progress({ label: 'Reading', text: 'Half is read', value: 1, max: 2 }))).toMatch(
    /Reading\s*<.*aria-live="polite">Half is read</s,
  )
})

test('brings its script only where there is something to ask', () => {
  const assets = { css: { href: '/c' }, scripts: { progress: { href: '/assets/progress.js' } } }
  expect(show(() => Progress({ label: 'x', value: 1, max: 2, src: '/p' }), { assets })).toContain(
    'src="/assets/progress.js"',
  )
  expect(show(() => Progress({ label: 'x', value: 1, max: 2 }), { assets })).not.toContain('<script')
})
