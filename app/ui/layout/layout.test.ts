import { expect, test } from 'vitest'
import { show } from '../testing/show.ts'
import { Layout } from './layout.tsx'

const page = (context = {}, locale: 'en' | 'cy' | 'ar-XB' = 'en', props = {}) =>
  show(() => Layout({ title: 'My <people>', children: 'words', ...props }), context, locale)

test('is a whole page with its way past the header', () => {
  const html = page()
  expect(html).toMatch(/^<!doctype html><html lang="en" dir="ltr">/)
  expect(html).toContain('<title>My &lt;people&gt; · Kith</title>')
  expect(html).toContain('href="#main"')
  expect(html).toContain('id="main"')
})

test('says which way it is written', () => {
  expect(page({}, 'ar-XB')).toContain('<html lang="ar-XB" dir="rtl">')
})

test('says when its translation waits for a speaker, and only then', () => {
  expect(page({}, 'cy')).toContain('awaiting-review')
  expect(page()).not.toContain('awaiting-review')
  expect(page({}, 'ar-XB')).not.toContain('awaiting-review')
})

test('marks where one is in the navigation', () => {
  const nav = [
    { id: 'home', href: '/', text: 'Home' },
    { id: 'plan', href: '/plan', text: 'My plan' },
  ]
  const html = page({ nav }, 'en', { current: 'plan' })
  expect(html.match(/aria-current="page"/g)).toHaveLength(1)
  expect(html).toContain('<a href="/plan" aria-current="page">My plan</a>')
})

test('says how much is new there, and nothing where nothing is', () => {
  const nav = [
    { id: 'home', href: '/', text: 'Home', news: 2 },
    { id: 'plan', href: '/plan', text: 'My plan', news: 0 },
  ]
  const html = page({ nav })
  expect(html).toContain('Home <span class="nav-news">2<span class="unseen"> new</span></span>')
  expect(html.match(/nav-news/g)).toHaveLength(1)
})

test('says for whom a helper acts, and what was done', () => {
  const html = page({
    actingFor: { name: '<Asha>', endHref: '/stop' },
    flash: { kind: 'done', text: 'Kept.' },
  })
  expect(html).toContain('<strong>&lt;Asha&gt;</strong>')
  expect(html).toContain('href="/stop"')
  expect(html).toContain('Kept.')
})

test('the language choice comes back to the same page and offers no pseudo-language', () => {
  const html = page({ path: '/plan?version=2&x=1' })
  expect(html).toContain('href="/language?to=cy&amp;return=%2Fplan%3Fversion%3D2%26x%3D1"')
  expect(html).not.toContain('to=en-XA')
})

test('says in the window’s title that a form came back', () => {
  expect(page({}, 'en', { wrong: true })).toContain('<title>Needs another look: ')
})

test('carries the key for drafts only where there is a session', () => {
  expect(page({ draftKey: 'a2V5' })).toContain('<meta name="kith-draft-key" content="a2V5"')
  expect(page()).not.toContain('kith-draft-key')
})
