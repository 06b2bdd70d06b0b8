import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conversations } from '../test/arbitrary.ts'
import { madeUp } from '../test/made-up.ts'
import { analyse } from './analyse.ts'
import { OpinionError } from './opinion-error.ts'
import type { AnalyseOptions } from './options.ts'
import { readVotes } from './read-votes.ts'

describe('SPEC 9.1 the same votes give the same outcome, bit for bit', () => {
  it('here as on the machine where this digest was written down', () => {
    const votes = madeUp({ people: 200, statements: 40, camps: 3, density: 0.4, seed: 11 })
    const digest = createHash('sha256')
      .update(JSON.stringify(analyse(readVotes(votes))))
      .digest('hex')
    expect(digest).toBe('214b0a1b375ec087e793bc29da732a216e31860adb585fadf852b5e644690759')
  })

  it('in any order of rows', () => {
    fc.assert(
      fc.property(
        conversations.chain((votes) =>
          fc.tuple(fc.constant(votes), fc.shuffledSubarray(votes, { minLength: votes.length })),
        ),
        ([votes, mixed]) => {
          expect(JSON.stringify(analyse(readVotes(mixed)))).toBe(JSON.stringify(analyse(readVotes(votes))))
        },
      ),
    )
  })

  it('through a file and back', () => {
    const outcome = analyse(readVotes(madeUp({ people: 30, statements: 8, camps: 2, density: 0.6, seed: 1 })))
    expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome)
  })
})

describe('SPEC 9.2 arithmetic that every machine does alike', () => {
  it('nothing of Math is used but what IEEE 754 or whole numbers decide', () => {
    const allowed = new Set(['sqrt', 'abs', 'max', 'min', 'floor', 'ceil', 'sign', 'imul'])
    const sources = readdirSync(import.meta.dirname).filter((name) => /^[a-z-]+\.ts$/.test(name))
    expect(sources.length).toBeGreaterThan(30)
    for (const name of sources) {
      const text = readFileSync(join(import.meta.dirname, name), 'utf8')
      const used = [...text.matchAll(/(?<!`)Math\.(\w+)/g)].map(([, what]) => what!)
      expect({ name, used: used.filter((what) => !allowed.has(what)) }).toEqual({ name, used: [] })
      expect({ name, clockOrChance: /Date\b|performance\.|Math\.random|\bcrypto\b/.test(text) }).toEqual({
        name,
        clockOrChance: false,
      })
    }
  })
})

describe('SPEC 9.3 options', () => {
  const table = readVotes(madeUp({ people: 20, statements: 8, camps: 2, density: 0.6, seed: 1 }))

  it.each([
    ['options', null],
    ['seed', { seed: 1.5 }],
    ['seed', { seed: Number.NaN }],
    ['k', { k: 1 }],
    ['k', { k: 11 }],
    ['previous', { previous: 'A' }],
  ])('a broken %s is an error', (field, options) => {
    expect(() => analyse(table, options as unknown as AnalyseOptions)).toThrow(
      expect.objectContaining({ field }),
    )
  })

  it('whatever comes, nothing else is thrown', () => {
    const options = fc.record(
      { seed: fc.anything(), k: fc.anything(), previous: fc.anything(), groups: fc.anything() },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(options, (some) => {
        try {
          analyse(table, some as AnalyseOptions)
        } catch (error) {
          expect(error).toBeInstanceOf(OpinionError)
        }
      }),
    )
  })

  it('says how far it is, and stops when its signal says so', () => {
    const steps: number[] = []
    analyse(table, { onProgress: (done) => steps.push(done) })
    expect(steps).toEqual([0, 0.4, 0.8, 1])
    const stop = new AbortController()
    expect(() =>
      analyse(table, { signal: stop.signal, onProgress: (done) => done > 0.3 && stop.abort('enough') }),
    ).toThrow('enough')
  })
})
