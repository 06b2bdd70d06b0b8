import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { homes } from '../test/examples.ts'
import { commit, findLottery, verify } from './index.ts'

test('SPEC 4.4 verify runs where there is nothing but a browser’s own language, and says the same', async () => {
  const { document } = commit(await findLottery(homes), { secret: 'a secret of the clerk', panels: 20 })
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./verify.ts', import.meta.url))],
    bundle: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'kith',
    write: false,
  })
  const code = outputFiles[0]!.text
  expect(code).not.toMatch(/node:|highs/)
  const page = createContext({ TextEncoder, words: JSON.stringify(document) })
  const verdict = runInContext(`${code}; JSON.stringify(kith.verify(JSON.parse(words), '7 11 23'))`, page)
  expect(JSON.parse(verdict)).toEqual(JSON.parse(JSON.stringify(verify(document, '7 11 23'))))
})
