import { describe, expect, test } from 'vitest'
import { drawLetters, SortitionError } from '../index.ts'

const addresses = Array.from({ length: 100 }, (_, at) => ({
  id: `a${at}`,
  traits: { area: at < 50 ? 'north' : at < 83 ? 'east' : 'west' },
}))

describe('SPEC 5 letters', () => {
  test('5.1 as many different addresses as letters, the same for the same seed, in any order', () => {
    const one = drawLetters({ addresses, letters: 20, seed: 's' })
    expect(new Set(one.ids).size).toBe(20)
    expect(drawLetters({ addresses: [...addresses].reverse(), letters: 20, seed: 's' })).toEqual(one)
    expect(drawLetters({ addresses, letters: 20, seed: 't' }).ids).not.toEqual(one.ids)
  })

  test('5.2 strata get their shares by largest remainders', () => {
    const { strata } = drawLetters({ addresses, letters: 10, stratifyBy: ['area'], seed: 's' })
    expect(strata).toEqual([
      { stratum: 'east', addresses: 33, letters: 3 },
      { stratum: 'north', addresses: 50, letters: 5 },
      { stratum: 'west', addresses: 17, letters: 2 },
    ])
  })

  test('5.3 shares can be given, and must add up', () => {
    const shares = { north: 1, east: 1, west: 8 }
    const { ids } = drawLetters({ addresses, letters: 10, stratifyBy: ['area'], shares, seed: 's' })
    expect(ids.filter((id) => Number(id.slice(1)) >= 83)).toHaveLength(8)
    expect(() => drawLetters({ addresses, letters: 11, stratifyBy: ['area'], shares, seed: 's' })).toThrow(
      SortitionError,
    )
  })

  test('5.4 every address has the same chance: over many seeds nobody stands out', () => {
    const counts = new Map<string, number>()
    for (let seed = 0; seed < 2000; seed++)
      for (const id of drawLetters({ addresses: addresses.slice(0, 10), letters: 3, seed: `s${seed}` }).ids)
        counts.set(id, (counts.get(id) ?? 0) + 1)
    for (const count of counts.values()) expect(Math.abs(count - 600)).toBeLessThan(100)
  })

  test.each([
    ['an address twice', { addresses: [...addresses, addresses[3]!] }],
    ['no addresses', { addresses: [] }],
    ['too many letters', { letters: 101 }],
    ['a missing trait', { stratifyBy: ['deprivation'] }],
    ['no seed', { seed: '' }],
  ])('%s is refused', (_, change) => {
    expect(() => drawLetters({ addresses, letters: 10, seed: 's', ...change })).toThrow(SortitionError)
  })
})
