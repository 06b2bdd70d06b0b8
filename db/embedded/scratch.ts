import { chmodSync, chownSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serverAccount } from './account.ts'
import { type Embedded, startWith } from './embedded.ts'
import { scratchSettings } from './settings.ts'

/**
 * A throw-away PostgreSQL in a temporary folder, for tests and trials: fast, and careless about power cuts. `stop` ends it and
 * removes the folder; when this process is killed instead, the server's watchdog does both.
 * @param bin another PostgreSQL's folder of programs
 */
export async function scratchDatabase(
  options: { readonly bin?: string | undefined } = {},
): Promise<Embedded> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kith-scratch-')))
  const account = serverAccount(join(folder, 'cluster'))
  chmodSync(folder, 0o711)
  // The watchdog runs as the server's account and has to be able to remove the folder.
  if (account !== undefined) chownSync(folder, account.uid, account.gid)
  const server = await startWith(
    { folder, bin: options.bin },
    { settings: scratchSettings, removeAtEnd: folder },
  )
  const stop = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...server, stop }
}
