import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { drawCommand } from './command.ts'

const samples = fileURLToPath(new URL('../../packages/sortition/samples/syn_hd_30/', import.meta.url))
const pool = [
  '--categories',
  join(samples, 'categories.csv'),
  '--respondents',
  join(samples, 'respondents.csv'),
]
let folder: string
let printed: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-draw-'))
  await writeFile(join(folder, 'secret'), 'a secret of the town clerk\n')
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

const run = (...words: string[]) => drawCommand().parseAsync(words, { from: 'user' })
const at = (name: string) => join(folder, name)

describe('kith draw', () => {
  test('draws, publishes, verifies, audits, and notices a changed document', async () => {
    await run(
      'panel',
      ...pool,
      '--size',
      '30',
      '--secret-file',
      at('secret'),
      '--panels',
      '200',
      '--out',
      at('draw.json'),
      '--tickets',
      at('tickets.json'),
    )
    expect(printed).toContain('The lowest chance is 6.00 %')
    const [digest] = printed.match(/[0-9a-f]{64}/)!
    printed = ''
    await run('--verify', at('draw.json'), '--randomness', '7 11 23')
    expect(printed).toContain('The draw is as it says.')
    expect(printed).toContain(digest)
    expect(process.exitCode).toBe(0)
    await run('verify', at('draw.json'), '--digest', digest!)
    expect(process.exitCode).toBe(0)
    await run('verify', at('draw.json'), '--digest', 'f'.repeat(64))
    expect(process.exitCode).toBe(1)
    process.exitCode = 0
    printed = ''
    await run('verify', at('draw.json'), ...pool, '--tickets', at('tickets.json'), '--json')
    expect(JSON.parse(printed)).toMatchObject({ ok: true })
    const document = JSON.parse(await readFile(at('draw.json'), 'utf8'))
    document.chances.p1 += 1
    await writeFile(at('changed.json'), JSON.stringify(document))
    await run('verify', at('changed.json'))
    expect(process.exitCode).toBe(1)
  })

  test('draws letters spread over a column', async () => {
    await writeFile(
      at('addresses.csv'),
      `id,area\n${Array.from({ length: 30 }, (_, i) => `a${i},${i < 20 ? 'north' : 'south'}`).join('\n')}\n`,
    )
    await run(
      'letters',
      '--addresses',
      at('addresses.csv'),
      '--letters',
      '6',
      '--by',
      'area',
      '--seed',
      'dice 4 2',
      '--json',
    )
    expect(JSON.parse(printed).strata.map(({ letters }: { letters: number }) => letters)).toEqual([4, 2])
  })

  test('draws alternates and replaces somebody', async () => {
    await run(
      'panel',
      ...pool,
      '--size',
      '30',
      '--method',
      'maximin',
      '--secret-file',
      at('secret'),
      '--panels',
      '50',
      '--tickets',
      at('t.json'),
      '--json',
    )
    const names = new Set<string>(JSON.parse(printed).document.panels[0])
    const tickets: { id: string; pseudonym: string }[] = JSON.parse(await readFile(at('t.json'), 'utf8'))
    const panel = tickets.filter(({ pseudonym }) => names.has(pseudonym)).map(({ id }) => id)
    printed = ''
    await run('alternates', ...pool, '--panel', ...panel, '--count', '4', '--seed', 'dice', '--json')
    expect(JSON.parse(printed).alternates).toHaveLength(4)
    // Not everybody's place can be filled without bending a quota of this pool; somebody's can.
    const filled = []
    for (const leaving of panel.slice(0, 12)) {
      printed = ''
      await run('replace', ...pool, '--panel', ...panel, '--leaving', leaving, '--seed', 'dice', '--json')
      filled.push(JSON.parse(printed))
    }
    for (const one of filled) expect(one.empty).toBe(0)
    expect(filled.some(({ relaxed }) => relaxed.length === 0)).toBe(true)
  })

  test('errors name file, row and mend', async () => {
    await writeFile(at('bad.csv'), 'category,feature,min,max\nc0,v0,many,3\n')
    const bad = run('panel', '--categories', at('bad.csv'), '--respondents', pool[3]!, '--size', '30')
    await expect(bad).rejects.toThrow(
      /bad\.csv.*row 2, field “min”: “many” is not a whole number\. Write how many people/,
    )
    await writeFile(at('twice.csv'), 'id,area\na,north\nb,south\na,north\n')
    await expect(
      run('letters', '--addresses', at('twice.csv'), '--letters', '1', '--seed', 'dice'),
    ).rejects.toThrow(`${at('twice.csv')}: row 4, field “id”: The address “a” occurs twice.`)
    const [head, first, ...rest] = (await readFile(pool[3]!, 'utf8')).split('\n')
    await writeFile(at('same.csv'), [head, first, first, ...rest].join('\n'))
    const same = run('panel', ...pool.slice(0, 2), '--respondents', at('same.csv'), '--size', '30')
    await expect(same).rejects.toThrow(`${at('same.csv')}: row 3, field “id”: The id`)
    await expect(run('verify', at('nowhere.json'))).rejects.toThrow('The file is not there.')
  })
})
