import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { keepWords } from './keep.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

test('every word of the program can be translated, and every translation fits its English', async () => {
  const { files, faults } = await keepWords(root)
  expect(faults).toEqual([])
  expect(files.get('locales/kith.pot')).toContain('msgid "Skip to the page"')
})
