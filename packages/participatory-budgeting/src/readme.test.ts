import { readFileSync } from 'node:fs'
import { expect, it, vi } from 'vitest'
import * as package_ from './index.ts'

it('README: the first example runs and prints what it says', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const example = readme.split('```ts\n')[1]!.split('```')[0]!
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  const run = new Function('count', 'makeElection', example.replace(/^import .*$/m, ''))
  run(package_.count, package_.makeElection)
  const printed = log.mock.calls.map(
    ([winners]) => `// [ ${winners.map((id: string) => `'${id}'`).join(', ')} ]`,
  )
  log.mockRestore()
  expect(example.split('\n').flatMap((line) => line.match(/^\/\/ \[.*?\]/) ?? [])).toEqual(printed)
})
