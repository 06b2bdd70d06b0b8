#!/usr/bin/env node
// `npx kith …`: hands over to the program on a Node that is new enough.
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const run = join(here, '..', 'scripts', 'run.mjs')
const done = spawnSync(process.execPath, [run, join(here, 'kith.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
})
process.exit(done.status ?? 1)
