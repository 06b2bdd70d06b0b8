import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { typescript } from '#test/support/typescript.ts'

const kith = fileURLToPath(new URL('./kith.ts', import.meta.url))
const run = (...words: string[]) =>
  spawnSync(process.execPath, [...typescript, kith, ...words], { encoding: 'utf8' })

describe('the engines’ exit codes', () => {
  it.each([
    [['count', '--no-such-word']],
    [['count', 'nowhere.pb']],
    [['opinion', 'nowhere.csv']],
    [['draw', 'verify', 'nowhere.json']],
    [['draw', 'panel']],
    [['match', 'rooms', '--people', 'nowhere.csv', '--rounds', '1', '--size', '2', '--seed', '1']],
    [['divide', '--learners', 'nowhere.csv', '--units', '2', '--seed', '1']],
  ])('2 for bad input: %s', (words) => {
    const { status, stdout, stderr } = run(...words)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).not.toBe('')
  })

  it('0 for help, which says them', () => {
    const { status, stdout } = run('match', '--help')
    expect(status).toBe(0)
    expect(stdout).toContain(
      'Exit codes: 0 done or verified, 1 what was checked is not as it says, 2 bad input.',
    )
  })
})
