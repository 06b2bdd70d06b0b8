import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { keepWords } from '../app/words/keeping/keep.ts'

// Gathers the words on screen into locales/ for translators. `--check` changes nothing and fails when that is due.
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const check = process.argv.includes('--check')

const { files, faults } = await keepWords(root)
for (const fault of faults) console.error(fault)

let stale = 0
for (const [path, text] of files) {
  const full = resolve(root, path)
  if (existsSync(full) && readFileSync(full, 'utf8') === text) continue
  stale += 1
  if (check) console.error(`${path} is not up to date: run \`node scripts/run.mjs scripts/words.ts\``)
  else {
    mkdirSync(dirname(full), { recursive: true })
    writeFileSync(full, text)
    console.log(`${path} written`)
  }
}
if (faults.length > 0 || (check && stale > 0)) process.exitCode = 1
