import { join } from 'node:path'
import { EmbeddedError } from './errors.ts'
import { runGuarded } from './guarded.ts'
import { logSize, readLog, withLog } from './log.ts'
import { dataArgument, OWNER, type Place } from './place.ts'
import { asArguments } from './settings.ts'
import { explain } from './trouble.ts'

/** Makes an empty cluster. Nobody can connect to it until the password is set, which needs no network: see `singleUser`. */
export function initdb(place: Place): Promise<void> {
  // C.UTF-8 is the same on every machine and in every version: no index goes bad when an operating system is renewed.
  const builtin = place.binaries.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []
  const words = ['--encoding=UTF8', '--locale=C', ...builtin]
  return run(place, 'initdb', ['-D', dataArgument(place), '-U', OWNER, ...words, '--auth=reject'])
}

/** Runs one statement on the files of a cluster whose server is not running: nobody else can come in meanwhile. */
export function singleUser(place: Place, statement: string): Promise<void> {
  const quiet = asArguments({ log_checkpoints: 'off', log_timezone: 'UTC', max_wal_size: '512MB' })
  const args = ['--single', '-D', dataArgument(place), ...quiet, 'postgres']
  return run(place, 'postgres', args, `${statement}\n`)
}

async function run(place: Place, program: string, args: readonly string[], input?: string): Promise<void> {
  const { folder, cluster, account, binaries } = place
  const since = logSize(folder)
  const command = [join(binaries.bin, program), ...args] as const
  const guarded = (log: number) => runGuarded({ command, folder: cluster, account, log, input }).ended
  const code = await withLog(folder, guarded)
  const said = readLog(folder, since)
  // In this mode PostgreSQL ends well even where the statement failed.
  if (code !== 0 || /\b(ERROR|FATAL|PANIC):/.test(said)) throw new EmbeddedError(explain(folder, said))
}
