import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'kith-opinion-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

const program = `import { opinionCommand } from ${JSON.stringify(new URL('./command.ts', import.meta.url).href)}
await opinionCommand().parseAsync()`

function opinion(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', program, '--', ...words],
    { encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}

const votes = Array.from({ length: 40 }, (_, p) =>
  Array.from({ length: 8 }, (_, s) => `${p},${s},${(p + (s < 4 ? 0 : 1)) % 2 === 0 ? 'agree' : 'disagree'}`),
)
const votesFile = file('votes.csv', `person,statement,vote\n${votes.flat().join('\n')}\n`)
const statementsFile = file(
  'statements.csv',
  `id,text,standing\n${Array.from({ length: 9 }, (_, s) => `${s},"Statement, number ${s}",in`).join('\n')}`,
)

describe('kith opinion', () => {
  it('tells the groups and what stands for them, with the statements’ words', () => {
    const { status, stdout } = opinion(votesFile, '--statements', statementsFile, '--check')
    expect(status).toBe(0)
    expect(stdout).toContain('40 people, 320 votes on 9 statements.')
    expect(stdout).toContain('Group A, 20 people')
    expect(stdout).toContain('Statement, number 0  (20 of 20 agree; elsewhere 0 of 20)')
    expect(stdout).not.toContain('Not compared with shuffled votes')
  })

  it('writes what it verifies, and finds a tampered outcome', () => {
    const { stdout } = opinion(votesFile, '--json')
    const good = file('good.json', stdout)
    expect(opinion(votesFile, '--verify', good)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Verified'),
    })
    const bad = file('bad.json', stdout.replace('"votes": 320', '"votes": 321'))
    expect(opinion(votesFile, '--verify', bad)).toMatchObject({
      status: 1,
      stdout: 'votes: claimed 321, found 320\nNot verified.\n',
    })
    expect(opinion(votesFile, '--previous', good).status).toBe(0)
  })

  it('says who is missing, why somebody stands where they stand, and what to ask them next', () => {
    const people = file(
      'people.csv',
      `person,area\n${Array.from({ length: 40 }, (_, p) => `${p},North`).join('\n')}`,
    )
    const place = file('place.csv', 'attribute,value,people\narea,North,60\narea,South,40')
    const words = [
      '--statements',
      statementsFile,
      '--people',
      people,
      '--place',
      place,
      '--explain',
      '3',
      '--next',
      '3',
    ]
    const { stdout } = opinion(votesFile, ...words)
    expect(stdout).toMatch(/South\s+0 voices {4}0% of voices {3}40% of the place/)
    expect(stdout).toContain('3 is in group')
    expect(stdout).toContain('Ask next: 8  Statement, number 8')
  })

  it('reads Polis’ exports', () => {
    const rows = votes.flat().map((row, i) => {
      const [person, statement, vote] = row.split(',')
      return `${i},then,${statement},${person},${vote === 'agree' ? 1 : -1}`
    })
    const polis = file('polis.csv', `timestamp,datetime,comment-id,voter-id,vote\n${rows.join('\n')}`)
    const ours = JSON.parse(opinion(votesFile, '--json').stdout)
    expect(JSON.parse(opinion(polis, '--json').stdout)).toEqual(ours)
  })

  it('leaves somebody out as if they had never been', () => {
    const others = file('others.csv', `person,statement,vote\n${votes.slice(1).flat().join('\n')}\n`)
    expect(opinion(votesFile, '--without', '0', '--json').stdout).toBe(opinion(others, '--json').stdout)
  })

  it.each([
    [
      'an unknown vote',
      'person,statement,vote\n1,1,agree\n1,2,maybe',
      ':3: vote: "maybe" is not a vote. Use agree',
    ],
    ['a missing column', 'person,statement\n1,1', ':1: there is no column vote.'],
    ['an empty file', '', ': it is empty.'],
    ['a header alone', 'person,statement,vote\n', ': there is no row in it.'],
    ['an open quote', 'person,statement,vote\n1,"1,agree', ':2: it is not CSV here'],
    ['junk', `${'\u0000ÿ{'.repeat(100_000)}\n`, ': there is no row in it.'],
    ['a broken list', '[1', ': it is not JSON'],
    ['a list of numbers', '[1]', ':1: this entry is not an object.'],
  ])('%s is an error that names file, line and mend', (_, text, message) => {
    const bad = file('bad.csv', text)
    const { status, stdout, stderr } = opinion(bad)
    expect(stderr).toContain(`kith opinion: ${bad}${message}`)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  })

  it('a broken row of people or of the place names its own file and line', () => {
    const twice = file('twice.csv', 'person,area\n1,North\n1,South')
    expect(opinion(votesFile, '--people', twice).stderr).toContain(
      `${twice}:3: person: "1" stands here twice.`,
    )
    const people = file('one.csv', 'person,area\n1,North')
    const place = file('none.csv', 'attribute,value,people\narea,North,many')
    expect(opinion(votesFile, '--people', people, '--place', place).stderr).toContain(
      `${place}:2: people: NaN`,
    )
  })

  it('a file that is not there is an error', () => {
    expect(opinion(join(folder, 'nothing.csv'))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('ENOENT'),
    })
  })
})
