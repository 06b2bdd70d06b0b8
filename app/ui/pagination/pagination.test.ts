import { expect, test } from 'vitest'
import { show } from '../testing/show.ts'
import { Pagination } from './pagination.tsx'

const links = (page: number, pages: number) =>
  [...show(() => Pagination({ page, pages, href: (to) => `/p/${to}` })).matchAll(/href="([^"]+)"/g)].map(
    ([, href]) => href,
  )

test('leads one back and one on, and not beyond the ends', () => {
  expect(links(2, 3)).toEqual(['/p/1', '/p/3'])
  expect(links(1, 3)).toEqual(['/p/2'])
  expect(links(3, 3)).toEqual(['/p/2'])
})

test('is nothing for one page', () => {
  expect(Pagination({ page: 1, pages: 1, href: String })).toBeNull()
})
