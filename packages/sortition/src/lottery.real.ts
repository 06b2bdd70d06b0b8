import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { fault } from '../test/judge.ts'
import { type Algorithm, commit, findLottery, readCsv, verify } from './index.ts'

const shared = `${process.env.KITH_SHARED_DATA ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url))}/sortition`

/** Pools, their panel's size and the lowest chance that is known to be the best. */
const known: readonly (readonly [string, number, number, readonly Algorithm[]])[] = [
  ['example_small_20', 20, 1 / 10, ['leximin', 'maximin', 'nash']],
  ['example_large_200', 200, 1 / 10, ['leximin', 'maximin']],
  ['fixture_150_22', 22, 1 / 11, ['leximin', 'maximin']],
  ['syn_hd_30', 30, 28 / 467, ['leximin', 'maximin']],
  ['syn_cca_75', 75, 38 / 902, ['leximin', 'maximin']],
  ['syn_nexus_170', 170, 78 / 238, ['leximin', 'maximin']],
  ['syn_sfe_110', 110, 13 / 869, ['maximin']],
]

describe('SPEC 3 real pools and those of the published replications', () => {
  for (const [name, panelSize, lowest, algorithms] of known) {
    const folder = `${shared}/${name}`
    if (!existsSync(folder)) {
      console.log(`Not found, so not tested: ${folder}`)
      continue
    }
    test.each(algorithms)(
      `${name}, %s: the lowest chance, judged by the panels`,
      { timeout: 300_000 },
      async (algorithm) => {
        const files = readdirSync(folder)
        const read = (...names: string[]) =>
          readFileSync(`${folder}/${names.find((file) => files.includes(file))}`, 'utf8')
        const pool = readCsv(
          read('categories.csv', 'features.csv'),
          read('respondents.csv', 'candidates.csv'),
          { panelSize },
        )
        const lottery = await findLottery(pool, { algorithm })
        expect(fault(lottery)).toBeUndefined()
        expect(Math.abs(lottery.lowest - lowest)).toBeLessThan(1e-7)
        expect(verify(commit(lottery, { secret: 'a secret of the clerk' }).document, '1')).toMatchObject({
          ok: true,
        })
      },
    )
  }
})
