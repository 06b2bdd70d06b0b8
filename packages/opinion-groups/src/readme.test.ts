import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

it('the first example of the README runs, and prints what stands beside it', () => {
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8')
  const [, example] = /```ts\n([\s\S]*?)```/.exec(readme)!
  const index = JSON.stringify(new URL('./index.ts', import.meta.url).href)
  const code = example!.replace("'@kith/opinion-groups'", index)
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
  })
  const stated = [...example!.matchAll(/\/\/ (.*)$/gm)].map(([, comment]) => comment)
  expect(stderr).toBe('')
  expect(stdout.trim().split('\n')).toEqual(stated)
})
