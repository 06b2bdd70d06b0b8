import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root, say, Unable } from './say.mjs'

const folder = join(root, '.node')
const lock = join(folder, 'installing')
const LONGEST = 30 * 60_000

/**
 * Installs one at a time, however many were started at once: the others wait. `work` looks again whether there is anything left
 * to do. Node has no file locks before 22, hence a file that carries its holder's process number; it is linked into place, so
 * that it is never there without one.
 */
export async function oneAtATime(work) {
  const mine = join(folder, `installing.${process.pid}`)
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(mine, String(process.pid))
  } catch (error) {
    throw new Unable(
      `This account may not write to ${folder}, and something is to be installed there: ${error.message}`,
    )
  }
  try {
    for (let told = false; !taken(mine); await sleep(200)) {
      const holder = readHolder()
      if (holder === undefined) continue
      if (isOver(holder)) takeAway(holder)
      else if (!told) say(`another start is installing (process ${holder}); waiting for it …`)
      told = true
    }
    try {
      return await work()
    } finally {
      rmSync(lock, { force: true })
    }
  } finally {
    rmSync(mine, { force: true })
  }
}

function taken(mine) {
  try {
    linkSync(mine, lock)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function readHolder() {
  try {
    return Number(readFileSync(lock, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Its process is no more, or its number is some other program's by now. */
function isOver(holder) {
  const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
  if (Date.now() - since > LONGEST) return true
  try {
    process.kill(holder, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

/** Two may find the same dead holder: only a lock that is still that holder's goes. */
function takeAway(holder) {
  const aside = `${lock}.${process.pid}.over`
  try {
    renameSync(lock, aside)
    if (Number(readFileSync(aside, 'utf8')) !== holder) taken(aside)
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  } finally {
    rmSync(aside, { force: true })
  }
}
