import { expect, test } from 'vitest'
import { show } from '../testing/show.ts'
import { WhoCanSee } from './who-can-see.tsx'

test('says who, through what, and only to its owner how to change it', () => {
  const readers = [{ name: 'Mo', through: 'mentor' }, { name: 'Mum' }, { name: 'Jean' }]
  const own = show(() => WhoCanSee({ thing: 'my goals', readers, href: '/goals/readers' }))
  expect(own).toContain('You, Mo (mentor), Mum and Jean can see this')
  expect(own).toMatch(/<a href="\/goals\/readers">Change<span class="unseen"> who can see my goals/)
  expect(show(() => WhoCanSee({ thing: 'my goals', readers }))).not.toContain('<a')
})

test('says when nobody else can', () => {
  expect(show(() => WhoCanSee({ thing: 'my goals', readers: [] }))).toContain('Only you can see this')
})
