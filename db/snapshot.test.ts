import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { town } from '#test/support/town.ts'
import { snapshot } from './snapshot.ts'

test('db/schema.sql is what the migrations make (npm run types writes it)', async () => {
  const committed = readFileSync(join(import.meta.dirname, 'schema.sql'), 'utf8')
  expect(await snapshot((await town()).url)).toBe(committed)
})
