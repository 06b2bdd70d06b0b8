import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const districts = ['relationships', 'learning', 'power', 'listening', 'forces', 'measures']
const names: Readonly<Record<string, string>> = {
  '#app/': 'app/',
  '#core/': 'app/core/',
  '#db/': 'db/',
  '#http/': 'app/http/',
  '#ui/': 'app/ui/',
  '#words': 'app/words/words.ts',
  '#standards/': 'standards/',
  '#test/': 'test/',
}

interface Arrow {
  readonly from: string
  readonly to: string
}

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !file.includes('node_modules'))
}

/** Every import of a file of ours, or of a package, as an arrow. */
function arrowsOf(file: string): Arrow[] {
  const source = readFileSync(join(root, file), 'utf8')
  const said = [...source.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, path]) => path!)
  return said.map((path) => {
    const alias = Object.keys(names).find(
      (name) => path === name || (name.endsWith('/') && path.startsWith(name)),
    )
    if (alias !== undefined) return { from: file, to: path.replace(alias, names[alias]!) }
    if (path.startsWith('.')) return { from: file, to: relative(root, resolve(root, dirname(file), path)) }
    return { from: file, to: path }
  })
}

const isTest = (file: string) =>
  /\.(test|real|proof)\.tsx?$/.test(file) || file.includes('/test/') || file.includes('/testing/')
const arrows = ['app', 'packages', 'standards', 'db', 'cli']
  .flatMap(filesUnder)
  .filter((file) => !isTest(file))
  .flatMap(arrowsOf)

/** The practice a file belongs to: `relationships/my-people`, or a house-wide one such as `school`. */
function practiceOf(file: string): string | undefined {
  const [app, first, second] = file.split('/')
  if (app !== 'app' || first === undefined) return undefined
  if (districts.includes(first)) return `${first}/${second}`
  return ['me', 'groups', 'school', 'safety', 'helping'].includes(first) ? first : undefined
}

const broken = (rule: (arrow: Arrow) => boolean) =>
  arrows.filter(rule).map(({ from, to }) => `${from} → ${to}`)

describe('arrows point one way', () => {
  test('there are arrows to look at', () => expect(arrows.length).toBeGreaterThan(500))

  test('a practice never imports another practice', () => {
    expect(
      broken(({ from, to }) => {
        const [one, other] = [practiceOf(from), practiceOf(to)]
        return one !== undefined && other !== undefined && one !== other
      }),
    ).toEqual([])
  })

  test('the core, the pages’ frame and the parts know of no practice', () => {
    const beneath = (file: string) => /^app\/(core|http|ui|words|islands|mail|sign-in)\//.test(file)
    expect(broken(({ from, to }) => beneath(from) && practiceOf(to) !== undefined)).toEqual([])
  })

  test('components know nothing of the core or the database', () => {
    expect(
      broken(({ from, to }) => from.startsWith('app/ui/') && /^(app\/(core|http|sign-in)|db)\//.test(to)),
    ).toEqual([])
  })

  test('engines and standards know nothing of Kith', () => {
    expect(
      broken(({ from, to }) => /^(packages|standards)\//.test(from) && /^(app|db|cli)\//.test(to)),
    ).toEqual([])
  })

  test('engines import nothing of Node', () => {
    const pure = (file: string) => /^packages\/[^/]+\/src\//.test(file)
    expect(
      broken(
        ({ from, to }) => pure(from) && (to.startsWith('node:') || ['fs', 'path', 'crypto'].includes(to)),
      ),
    ).toEqual([])
  })

  test('only config reads the environment', () => {
    const reads = ['app', 'db']
      .flatMap(filesUnder)
      .filter((file) => !isTest(file) && /process\.env/.test(readFileSync(join(root, file), 'utf8')))
    // The watchdog of the embedded server hands its own environment on.
    expect(reads.filter((file) => file !== 'db/embedded/guarded.ts')).toEqual(['app/config.ts'])
  })
})
