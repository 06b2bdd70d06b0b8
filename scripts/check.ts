import { spawnSync } from 'node:child_process'

// Types, lint and format: everything that is checked without running the program.
const steps: [string, string[]][] = [
  ['node_modules/typescript/bin/tsc', ['--noEmit']],
  ['node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']],
]

for (const [script, args] of steps) {
  const done = spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' })
  if (done.status !== 0) process.exit(done.status ?? 1)
}
