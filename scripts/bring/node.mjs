import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { npm } from './npm.mjs'
import { oneAtATime } from './one-at-a-time.mjs'
import { root, say, Unable, windows } from './say.mjs'

const home = join(root, '.node')
const binary = join(home, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node')
// Written last: an installation that was cut short is made again.
const mark = join(home, 'ready')

/** The Node to run on: this one where it is new enough, else Node 24 in `.node/`, brought once. */
export async function bringNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath
  if (existsSync(mark)) return binary
  await oneAtATime(async () => {
    if (existsSync(mark)) return
    say(
      `this machine has Node ${process.versions.node}, which is too old; bringing Node 24 beside the project, once …`,
    )
    mkdirSync(home, { recursive: true })
    rmSync(join(home, 'node_modules'), { recursive: true, force: true })
    writeFileSync(join(home, 'package.json'), '{"private":true,"allowScripts":{"node":true}}\n')
    await npm(['install', '--prefix', home, '--no-save', '--no-package-lock', 'node@24'], 'Bringing Node 24')
    const { status } = spawnSync(binary, ['--version'])
    if (status !== 0)
      throw new Unable(
        'Node 24 arrived, but does not run here. Install Node 22.18 or later yourself (https://nodejs.org), and run the command again.',
      )
    writeFileSync(mark, '')
  })
  return binary
}

/** The environment in which what is started finds that Node first. */
export function withNode(node) {
  return { ...process.env, PATH: `${dirname(node)}${windows ? ';' : ':'}${process.env.PATH ?? ''}` }
}
