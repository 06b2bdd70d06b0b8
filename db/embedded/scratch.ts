import { chmodSync, chownSync, mkdtempSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serverAccount } from './account.ts'
import { type Embedded, startWith } from './embedded.ts'
import { isAlive } from './lock.ts'
import { stopOrphan } from './postmaster.ts'
import { remove } from './remove.ts'
import { scratchSettings } from './settings.ts'

const PREFIX = 'kith-scratch-'

/**
 * A throw-away PostgreSQL in a temporary folder, for tests and trials: fast, and careless about power cuts. `stop` ends it and
 * removes the folder. When this process is killed instead, the server's watchdog does both; what even that could not do (killed
 * too, or before there was a server) the next scratch database does.
 * @param options.bin another PostgreSQL's folder of programs
 */
export async function scratchDatabase(
  options: { readonly bin?: string | undefined } = {},
): Promise<Embedded> {
  await sweep()
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`)))
  const account = serverAccount(join(folder, 'cluster'))
  chmodSync(folder, 0o711)
  // The watchdog runs as the server's account and has to be able to remove the folder.
  if (account !== undefined) chownSync(folder, account.uid, account.gid)
  try {
    const server = await startWith({ folder, ...options }, { settings: scratchSettings, removeAtEnd: folder })
    return { ...server, stop: () => server.stop().finally(() => remove(folder)) }
  } catch (error) {
    await remove(folder)
    throw error
  }
}

/** Removes the scratch folders of processes that are no more. */
async function sweep(): Promise<void> {
  const me = process.getuid?.()
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]
    const folder = join(tmpdir(), name)
    const owner = statSync(folder, { throwIfNoEntry: false })?.uid
    if (pid === undefined || isAlive(Number(pid)) || (me !== 0 && owner !== me)) continue
    await stopOrphan(join(folder, 'cluster'))
    await remove(folder)
  }
}
