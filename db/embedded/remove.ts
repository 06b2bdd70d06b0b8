import { existsSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Removes a folder that a server or an `initdb` which was killed may still be writing to, or removing, for a moment: what
 * appears or vanishes in between is no error, and for up to ten seconds it is tried again.
 */
export async function remove(path: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      rmSync(path, { recursive: true, force: true })
    } catch (error) {
      if (tries >= 100) throw error
    }
    if (!existsSync(path) || tries >= 100) return
    await sleep(100)
  }
}
