import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'

test('the README’s first example runs and is the one tested here', async () => {
  const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')
  const [, example] = read('../README.md').match(/```ts\n([\s\S]*?)```/)!
  expect(example).toBe(read('./readme.example.ts'))
  const lines: unknown[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(line))
  await import('./readme.example.ts')
  log.mockRestore()
  expect(lines.at(-1)).toBe(true)
})
