import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DivisionError, divide, score, suggestSwaps } from './index.ts'

const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true })
const name = fc.oneof(fc.constantFrom('a', 'b', 'c', '', '__proto__'), anything)
const row = fc.record(
  {
    id: name,
    friends: fc.oneof(fc.array(name, { maxLength: 3 }), anything),
    traits: anything,
    least: anything,
    most: anything,
  },
  { requiredKeys: [] },
)
const input = fc.record(
  {
    learners: fc.oneof(fc.array(row, { maxLength: 4 }), anything),
    units: fc.oneof(fc.integer({ min: -1, max: 3 }), fc.array(row, { maxLength: 2 }), anything),
    seed: fc.oneof(fc.integer(), anything),
    apart: fc.oneof(fc.array(fc.array(name)), anything),
    together: fc.oneof(fc.array(fc.array(name)), anything),
    balance: anything,
  },
  { requiredKeys: [] },
)

describe('SPEC 1.1 bad input gets one kind of error', () => {
  it.each([
    ['divide', (value: never) => divide(value, { steps: 10 })],
    ['score', (value: never) => score(value, value)],
    ['suggestSwaps', (value: never) => suggestSwaps(value, value, value)],
  ])('%s throws nothing else', async (_, call) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(input, anything), async (value) => {
        try {
          await call(value as never)
        } catch (error) {
          expect(error).toBeInstanceOf(DivisionError)
        }
      }),
      { numRuns: 300 },
    )
  })

  const pair = [{ id: 'a', friends: ['b'] }, { id: 'b' }]
  it.each([
    [
      'an unknown friend',
      { learners: [{ id: 'a', friends: ['z'] }], units: 1 },
      'learners row 1, friends: "z" is not among',
    ],
    ['a repeated id', { learners: [{ id: 'a' }, { id: 'a' }], units: 1 }, 'learners row 2, id'],
    [
      'sizes that cannot hold all',
      { learners: pair, units: [{ id: 'u', least: 0, most: 1 }] },
      'units, most',
    ],
    [
      'sizes that cannot be filled',
      { learners: pair, units: [{ id: 'u', least: 3, most: 9 }] },
      'units, least',
    ],
    [
      'both apart and together',
      {
        learners: pair,
        units: [
          { id: 'u', least: 0, most: 2 },
          { id: 'v', least: 0, most: 2 },
        ],
        apart: [['a', 'b']],
        together: [['a', 'b']],
      },
      'apart row 1',
    ],
    [
      'a missing trait',
      { learners: pair, units: 2, balance: [{ trait: 'year', within: 1 }] },
      'learners row 1, traits.year',
    ],
  ])('refuses %s', async (_, given, where) => {
    await expect(divide({ seed: 1, ...given } as never)).rejects.toThrow(where)
  })

  it('stops when aborted', async () => {
    await expect(
      divide({ learners: pair, units: 2, seed: 1 }, { signal: AbortSignal.abort(new Error('enough')) }),
    ).rejects.toThrow('enough')
  })

  it('tells how far it is, and stops half way when aborted there', async () => {
    const learners = Array.from({ length: 60 }, (_, i) => ({ id: `p${i}`, friends: [`p${(i + 7) % 60}`] }))
    const abort = new AbortController()
    const seen: number[] = []
    const onProgress = ({ share }: { share?: number }) => {
      seen.push(share ?? 0)
      if (seen.length === 3) abort.abort(new Error('enough'))
    }
    const run = divide({ learners, units: 4, seed: 1 }, { signal: abort.signal, onProgress })
    await expect(run).rejects.toThrow('enough')
    expect(seen).toHaveLength(3)
    expect(seen[2]).toBeGreaterThan(seen[0]!)
  })
})
