import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/add-a-practice.md'), 'utf8')
/** Every block of code that names its file. */
const files = [...page.matchAll(/^```tsx? (app\/\S+)\n([\s\S]*?)^```$/gm)].map(
  ([, path, code]) => [path!, code!] as const,
)
const folder = 'app/learning/praise'

let copy: string
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'kith-practice-'))
  for (const part of ['app', 'cli', 'db', 'docs', 'locales', 'packages', 'scripts', 'standards', 'test'])
    cpSync(join(root, part), join(copy, part), { recursive: true })
  for (const file of ['package.json', 'tsconfig.json', 'biome.json', 'vitest.config.ts', '.gitignore'])
    cpSync(join(root, file), join(copy, file))
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
})
afterAll(() => rmSync(copy, { recursive: true }))

const run = (...args: string[]) => {
  const env = { ...process.env, KITH_TEST_SERVER: inject('serverUrl') }
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, env, encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

test('the page tells of one folder and one line', () => {
  const elsewhere = files.filter(([path]) => !path.startsWith(`${folder}/`))
  expect(elsewhere.map(([path]) => path)).toEqual(['app/practices.ts'])
  expect(files.length).toBeGreaterThan(5)
  // With tables or seeds of its own it would need another town than the one around it.
  expect(files.filter(([path, code]) => path.endsWith('.sql') || /\bseed\b/.test(code))).toEqual([])
})

test('followed to the letter, it is typed, linted, in its place, translated, and works', {
  timeout: 180_000,
}, () => {
  for (const [path, code] of files) {
    const file = join(copy, path)
    if (path.startsWith(`${folder}/`)) {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, code)
    } else {
      const list = readFileSync(file, 'utf8')
      writeFileSync(file, code + list.replace(/(practices: readonly Practice\[\] = \[)/, '$1praise, '))
    }
  }
  expect(run('--import', './scripts/bring/typescript.mjs', 'scripts/words.ts').status).toBe(0)
  // What nothing new leads to has been checked where it was copied from.
  const concerned = { extends: './tsconfig.json', include: [folder, 'app/practices.ts', 'app/**/*.d.ts'] }
  writeFileSync(join(copy, 'tsconfig.concerned.json'), JSON.stringify(concerned))
  expect(run('node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.concerned.json')).toMatchObject({
    status: 0,
  })
  expect(run('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', folder)).toMatchObject({
    status: 0,
  })
  const tests = [folder, 'test/boundaries.test.ts', 'app/words/keeping']
  const { status, said } = run(
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    'app',
    '--project',
    'pure',
    ...tests,
  )
  expect(said).toContain('praise.test.ts')
  expect(status, said).toBe(0)
})
