import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

// Pages that name a test as proof: each is there, under that name. A title is written as in the test, “%s” and all.
const root = join(import.meta.dirname, '../..')
const PAGES = ['docs/security.md', 'docs/dpia.md', 'docs/childrens-code.md'] as const
const page = (name: string) => readFileSync(join(root, name), 'utf8')

/** Every file of tests that a page names, with the titles behind it. */
function named(text: string): { file: string; titles: string[] }[] {
  return [...text.matchAll(/`([\w./-]+\.(?:test|proof|real)\.tsx?)`((?:,? “[^”]+”)*)/g)].map(
    ([, file = '', titles = '']) => ({
      file,
      titles: [...titles.matchAll(/“([^”]+)”/g)].map(([, title = '']) => title),
    }),
  )
}

describe.each(PAGES)('%s', (name) => {
  const proofs = named(page(name))

  test('names tests that exist, each by its title', () => {
    expect(proofs.length).toBeGreaterThan(10)
    for (const { file, titles } of proofs) {
      expect(existsSync(join(root, file)), file).toBe(true)
      expect(titles.length, `${file} is named with a title`).toBeGreaterThan(0)
      const code = readFileSync(join(root, file), 'utf8')
      for (const title of titles) expect(code, `${file} has “${title}”`).toContain(title)
    }
  })
})

/** Levels 1 and 2 of ASVS 5.0.0, by section. */
const ASVS =
  '1.1:1-2 1.2:1-9 1.3:1-11 1.4:1-3 1.5:1-2 2.1:1-3 2.2:1-3 2.3:1-4 2.4:1-1 3.2:1-2 3.3:1-4 3.4:1-6 3.5:1-5 3.7:1-2 4.1:1-3 ' +
  '4.2:1-1 4.3:1-2 4.4:1-4 5.1:1-1 5.2:1-3 5.3:1-2 5.4:1-3 6.1:1-3 6.2:1-12 6.3:1-4 6.4:1-4 6.5:1-5 6.6:1-3 6.8:1-4 7.1:1-3 ' +
  '7.2:1-4 7.3:1-2 7.4:1-5 7.5:1-2 7.6:1-2 8.1:1-2 8.2:1-3 8.3:1-1 8.4:1-1 9.1:1-3 9.2:1-4 10.1:1-2 10.2:1-2 10.3:1-4 ' +
  '10.4:1-11 10.5:1-5 10.6:1-2 10.7:1-3 11.1:1-2 11.2:1-3 11.3:1-3 11.4:1-4 11.5:1-1 11.6:1-1 12.1:1-3 12.2:1-2 12.3:1-4 ' +
  '13.1:1-1 13.2:1-5 13.3:1-2 13.4:1-5 14.1:1-2 14.2:1-4 14.3:1-3 15.1:1-3 15.2:1-3 15.3:1-7 16.1:1-1 16.2:1-5 16.3:1-4 ' +
  '16.4:1-3 16.5:1-3 17.1:1-1 17.2:1-4 17.3:1-2'

describe('docs/security.md goes through all of it', () => {
  const points = ASVS.split(' ').flatMap((section) => {
    const [name, from, to] = section.split(/[:-]/) as [string, string, string]
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, n) => `V${name}.${Number(from) + n}`)
  })
  const rows = page('docs/security.md')
    .split('\n')
    .filter((line) => /^\| V\d/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, points = '', stands = '', shows = '']) => ({ points: points.split(' '), stands, shows }))

  test('each point of levels 1 and 2 once', () => {
    expect(points).toHaveLength(253)
    const said = rows.flatMap((row) => row.points)
    expect(points.filter((point) => !said.includes(point))).toEqual([])
    expect(said.filter((point, at) => said.indexOf(point) !== at)).toEqual([])
  })

  test('each says how it stands and what shows that; the sums at the top are right', () => {
    const counted: Record<string, number> = {}
    for (const { points: some, stands, shows } of rows) {
      expect(shows.length, some.join(' ')).toBeGreaterThan(3)
      for (const point of some) if (points.includes(point)) counted[stands] = (counted[stands] ?? 0) + 1
    }
    const { yes, partly } = counted
    expect(page('docs/security.md')).toContain(
      `${yes} yes, ${counted['does not apply']} do not apply, ${partly} partly, ${counted['not done']} not done, ` +
        `${counted['no, on purpose']} not on purpose, ${counted['not shown here']} not shown here`,
    )
  })
})
