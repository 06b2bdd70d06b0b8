import { totalmem } from 'node:os'

/**
 * What the server keeps of its tables in memory, in megabytes: a sixteenth of what there is, as Kith and the system's own cache need
 * the rest; on a small machine what PostgreSQL takes by itself, and never more than a city uses.
 * @param bytes of the machine, or of the container it runs in
 */
export const sharedMegabytes = (bytes: number): number =>
  Math.min(1024, Math.max(128, Math.floor(bytes / 16 / 2 ** 20)))

/** Containers may have less than the machine; where nothing limits them, Node says zero or more than there is. */
const memory = () => Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)

/**
 * How the server is set up, for one place on a small machine (two cores, 2 GB shared with Kith). Given on its command line, so
 * that an old data folder gets what a new Kith says; what is not named here can be set in `cluster/postgresql.conf`.
 */
export const settings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: `${sharedMegabytes(memory())}MB`,
  work_mem: '8MB',
  max_wal_size: '512MB',
  // A backup and a migration touch every table in one transaction.
  max_locks_per_transaction: '256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // What people wrote must not stay in a log after they took it away: errors go to whoever asked, with the values in them,
  // and only the server's own state is logged.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  max_logical_replication_workers: '0',
  lc_messages: 'C',
}

/** For a throw-away server: nothing has to survive a power cut, so nothing waits for the disk. */
export const scratchSettings: Readonly<Record<string, string>> = {
  ...settings,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  // A run of tests makes hundreds of databases, and at the usual minute for all of them somebody would always be looking at one.
  autovacuum_naptime: '20min',
  max_connections: '120',
}

/** As the command line takes them: `-c name=value …`. */
export function asArguments(values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
