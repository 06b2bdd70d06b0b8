import { spawnSync } from 'node:child_process'

// Types, lint and format, and whether every word on screen is in the translators' files: all that is checked without
// running the program.
const typescript = process.execArgv
const steps: readonly (readonly string[])[] = [
  ['node_modules/typescript/bin/tsc', '--noEmit'],
  ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  [...typescript, 'scripts/words.ts', '--check'],
]

// All of them, so that one run tells everything.
const failed = steps.filter((step) => spawnSync(process.execPath, step, { stdio: 'inherit' }).status !== 0)
process.exit(failed.length)
