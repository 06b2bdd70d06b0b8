import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { matchCommand } from './command.ts'

let folder: string
let printed = ''
const at = (name: string) => join(folder, name)
const run = (...words: string[]) => matchCommand().parseAsync(words, { from: 'user' })
const mentors = () => [
  'mentors',
  '--learners',
  at('learners.csv'),
  '--mentors',
  at('mentors.csv'),
  '--seed',
  '1',
]
const menu = () => ['menu', '--people', at('learners.csv'), '--options', at('mentors.csv'), '--seed', '1']

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-match-'))
  await writeFile(at('learners.csv'), 'id,choices\nann,x > y\nbo,x\n')
  await writeFile(at('mentors.csv'), 'id,places,choices\nx,1,bo > ann\ny,1,\n')
  await writeFile(at('wrong.csv'), 'id,choice 1\nann,x\nbo,nobody\n')
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

describe('kith match', () => {
  test('matches mentors with a reason for each learner, and verifies its own result', async () => {
    await run(...mentors())
    expect(printed).toContain('ann      y       2     later-choice (x: outranked)')
    expect(printed).toContain('2 matched (choice 1: 1, choice 2: 1), 0 not.')
    printed = ''
    await run(...mentors(), '--json')
    await writeFile(at('result.json'), printed)
    printed = ''
    await run(...mentors(), '--verify', at('result.json'))
    expect(printed).toContain('Stable')
    expect(process.exitCode).toBe(0)
  })

  test('finds what is wrong in a result that somebody changed, with exit code 1', async () => {
    await writeFile(at('changed.json'), JSON.stringify({ learners: [{ id: 'ann', mentor: 'x' }] }))
    await run(...mentors(), '--verify', at('changed.json'))
    expect(printed).toContain('kind: blocking-pair, learner: bo, mentor: x')
    expect(process.exitCode).toBe(1)
  })

  test('matches as many as can be', async () => {
    await run(...mentors(), '--most', '--json')
    expect(JSON.parse(printed)).toMatchObject({ bound: 2, proved: true })
  })

  test('allocates a menu and verifies it', async () => {
    await run(...menu(), '--json')
    expect(JSON.parse(printed)).toMatchObject({ proved: true, profile: { placed: 2 } })
    await writeFile(at('menu.json'), printed)
    printed = ''
    await run(...menu(), '--verify', at('menu.json'))
    expect(printed).toContain('Nothing is better.')
  })

  test('seats rooms', async () => {
    await run('rooms', '--people', at('learners.csv'), '--rounds', '1', '--size', '2', '--seed', '1')
    expect(printed).toContain('room 1: ann, bo')
    expect(printed).toContain('1 pairs meet for the first time; at most 1 could.')
  })

  test('names file, line and mend', async () => {
    const words = mentors().map((word) => (word === at('learners.csv') ? at('wrong.csv') : word))
    await expect(run(...words)).rejects.toThrow(
      `${at('wrong.csv')}, line 3, choices: names "nobody", who is not among the mentors. Mend the name or leave it out.`,
    )
    await expect(
      run('mentors', '--learners', at('none.csv'), '--mentors', at('mentors.csv'), '--seed', '1'),
    ).rejects.toThrow('none.csv is not there')
  })

  test.each([
    ['', 'is not JSON'],
    ['{}', 'has no list “learners”. Give what --json printed.'],
    ['null', 'has no list “learners”'],
    ['{"learners":[null]}', 'has no list “learners”'],
    ['{"learners":[{"id":"zed","mentor":"x"}]}', '"zed" is not among the learners'],
  ])('says what a result to verify lacks: %s', async (text, words) => {
    await writeFile(at('odd.json'), text)
    await expect(run(...mentors(), '--verify', at('odd.json'))).rejects.toThrow(words)
  })
})
