import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { countCommand } from './command.ts'

const folder = mkdtempSync(join(tmpdir(), 'kith-count-'))
const at = (name: string) => join(folder, name)
const town = `META
key;value
budget;90
vote_type;approval
rule;greedy
PROJECTS
project_id;cost;name
n1;30;Swings
n2;30;Path
n3;30;Lamps
s1;30;Pond
s2;40;Hall
VOTES
voter_id;vote
1;n1,n2,n3
2;n1,n2,n3
3;n1,n2,n3
4;n1,n2,n3
5;s1,s2
6;s1,s2
`
writeFileSync(at('town.pb'), town)
let out = ''
let err = ''

async function kithCount(...words: string[]): Promise<number> {
  out = ''
  err = ''
  process.exitCode = 0
  await countCommand().exitOverride().parseAsync(words, { from: 'user' })
  return Number(process.exitCode)
}

beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += text
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = 0
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('kith count', () => {
  it('tells who won and why the others did not', async () => {
    expect(await kithCount(at('town.pb'))).toBe(0)
    expect(out).toContain('3 of 5 projects are funded, by Equal Shares (cost).')
    expect(out).toContain('n1  30  Swings: 4 votes, 4.0 effective, level with n2, n3')
    expect(out).toContain('n3  30  Lamps: its supporters had 0 left, 30 too little')
  })

  it('counts by the rule that the file names, and as JSON', async () => {
    expect(await kithCount(at('town.pb'), '--rule', 'published', '--json')).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      winners: ['n1', 'n2', 'n3'],
      rule: { rule: 'greedy', by: 'votes' },
    })
  })

  it('tells one project’s story and what would have won', async () => {
    await kithCount(at('town.pb'), '--project', 's2')
    expect(out).toContain('s2 (Hall) costs 40 and has 2 votes.')
    expect(out).toContain('It would have won if it had cost 29: 11 less.')
  })

  it('writes a record, verifies it, and says when it does not hold', async () => {
    await kithCount(at('town.pb'), '--completion', 'add1', '--record', at('record.json'))
    expect(await kithCount(at('town.pb'), '--verify', at('record.json'))).toBe(0)
    expect(out).toContain('The record holds')
    writeFileSync(at('other.pb'), town.replace('6;s1,s2', '6;n1'))
    expect(await kithCount(at('other.pb'), '--verify', at('record.json'))).toBe(1)
    expect(out).toContain('These are not the ballots')
    const { rule } = JSON.parse(readFileSync(at('record.json'), 'utf8'))
    writeFileSync(at('rule.json'), JSON.stringify(rule))
    expect(await kithCount(at('town.pb'), '--rule-file', at('rule.json'))).toBe(0)
  })

  it('reads CSV tables and writes .pb', async () => {
    writeFileSync(at('projects.csv'), 'project_id,cost\na,10\nb,20\n')
    writeFileSync(at('votes.csv'), 'voter_id,vote\n1,"a,b"\n2,b\n')
    const words = [at('projects.csv'), '--votes', at('votes.csv'), '--write', at('made.pb'), '--json']
    expect(await kithCount(...words)).toBe(2)
    expect(err).toContain('--budget')
    expect(await kithCount(...words, '--budget', '30')).toBe(0)
    expect(JSON.parse(out).winners).toEqual(['b'])
    expect(await kithCount(at('made.pb'), '--rule', 'phragmen', '--lot', 'seed:dice 4 2')).toBe(0)
  })

  it.each([
    ['nowhere.pb', 'cannot be read'],
    ['broken.pb', 'broken.pb:19: row 19, vote: a vote for “zz”'],
  ])('exits with 2 and names file, line and mend: %s', async (name, words) => {
    writeFileSync(at('broken.pb'), town.replace('5;s1,s2', '5;zz'))
    expect(await kithCount(at(name))).toBe(2)
    expect(err).toContain(words)
  })
})
