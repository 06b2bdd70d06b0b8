import { expect, test } from 'vitest'
import { sharedMegabytes } from './settings.ts'

test('PostgreSQL keeps more in memory where there is more, within bounds', () => {
  const gigabytes = (n: number) => sharedMegabytes(n * 2 ** 30)
  expect([0.5, 2, 4, 8, 16, 64].map(gigabytes)).toEqual([128, 128, 256, 512, 1024, 1024])
})
