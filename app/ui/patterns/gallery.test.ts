import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { PatternsPage } from '../patterns.tsx'
import { show } from '../testing/show.ts'
import { gallery } from './gallery.ts'

// Shown on every page, or nothing on its own.
const shownOtherwise = ['emblem', 'layout', 'page', 'patterns', 'testing']

test('every component has its examples', () => {
  const folders = readdirSync(new URL('..', import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !shownOtherwise.includes(entry.name))
    .map(({ name }) => name)
  expect(Object.keys(gallery).sort()).toEqual(folders.sort())
})

describe.each(Object.entries(gallery))('%s', (_name, examples) => {
  test.each(examples)('$name', ({ show: example }) => {
    for (const locale of ['en', 'cy', 'en-XA', 'ar-XB'] as const) {
      const html = show(example, {}, locale)
      expect(html.length).toBeGreaterThan(20)
      expect(html).not.toMatch(/undefined|\[object|NaN/)
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!)
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
      const meant = [...html.matchAll(/ (?:for|aria-(?:describedby|labelledby))="([^"]+)"/g)].flatMap(
        ([, all]) => all!.split(' '),
      )
      expect(meant.filter((id) => !ids.includes(id))).toEqual([])
    }
  })
})

test('the page of patterns is one page', () => {
  const html = show(() => PatternsPage())
  expect(html.match(/<h1/g)).toHaveLength(1)
  expect(html.match(/<title>[^<]* · Kith</g)).toHaveLength(1)
})
