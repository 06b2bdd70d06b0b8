import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { divideCommand } from './command.ts'

let folder: string
let printed = ''
const at = (name: string) => join(folder, name)
const run = (...words: string[]) =>
  divideCommand().parseAsync(['--learners', at('learners.csv'), '--units', '2', '--seed', '1', ...words], {
    from: 'user',
  })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-divide-'))
  await writeFile(at('learners.csv'), 'id,friends,year\nann,bo,7\nbo,ann; cy,7\ncy,di,8\ndi,cy,8\n')
  await writeFile(at('by-hand.csv'), 'learner,unit\nann,1\ncy,1\nbo,2\ndi,2\n')
  await writeFile(at('apart.csv'), 'one,two\nann,cy\n')
})
afterAll(() => rm(folder, { recursive: true }))
beforeEach(() => {
  printed = ''
  process.exitCode = 0
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text
    return true
  })
  return () => {
    vi.restoreAllMocks()
    process.exitCode = 0
  }
})

describe('kith divide', () => {
  test('divides, with its bound', async () => {
    await run()
    expect(printed).toContain(
      '4 of 5 friendships kept; at most 4 could be. 0 without a friend (fewer cannot be).',
    )
  })

  test('scores a division made by hand, and suggests what to swap', async () => {
    await run('--verify', at('by-hand.csv'))
    expect(printed).toContain('Every rule is kept. 0 of 5 friendships kept, 4 without a friend.')
    printed = ''
    await run('--verify', at('by-hand.csv'), '--swaps-for', 'ann')
    expect(printed.split('\n')[1]).toMatch(/^2\s+di\s+\+1\s+\+4\s+-4\s+0$/)
  })

  test('says which rule a division breaks, with exit code 1', async () => {
    await run('--verify', at('by-hand.csv'), '--apart', at('apart.csv'), '--balance', 'year:0')
    expect(printed).toContain('rule: apart, unit: 1, learners: ann,cy')
    expect(process.exitCode).toBe(1)
  })

  test('names file and line', async () => {
    await writeFile(at('bad.csv'), 'learner,unit\nann,1\nann,2\n')
    await expect(run('--verify', at('bad.csv'))).rejects.toThrow(
      `${at('bad.csv')}, line 3: "ann" is in an earlier row too.`,
    )
  })
})
