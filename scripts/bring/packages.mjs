import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { npm } from './npm.mjs'
import { oneAtATime } from './one-at-a-time.mjs'
import { root, say } from './say.mjs'

const mark = join(root, 'node_modules', '.kith-lock')

/** Installs what package-lock.json names, where that has not been done since it last changed. */
export async function bringPackages(env) {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const want = createHash('sha256').update(lock).digest('hex')
  const there = () => existsSync(mark) && readFileSync(mark, 'utf8') === want
  if (there()) return
  await oneAtATime(async () => {
    if (there()) return
    say('installing what the project needs, once …')
    await npm(['ci'], 'Installing', env)
    writeFileSync(mark, want)
  })
}
