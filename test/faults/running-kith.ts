import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { runningUrl } from '#db/embedded/url.ts'
import { typescript } from '../support/typescript.ts'

const root = join(import.meta.dirname, '../..')

/** A whole Kith in processes of its own, as `npm start` runs it. */
export interface RunningKith {
  readonly url: string
  /** The owner's connection, for looking from outside. */
  readonly ownerUrl: string
  /** A link to sign in by for somebody whose line at the start begins with `name`. */
  readonly linkFor: (name: string) => string
  /** kill -9 of Kith's own process; the database's is left to find out by itself. */
  readonly killApp: () => Promise<void>
  /** kill -9 of the database's first process. */
  readonly killPostmaster: () => void
  /** SIGTERM. @returns the exit code */
  readonly stop: () => Promise<number | null>
}

/** A Kith that is on its way up, and can be killed there. */
export interface Launched {
  /** @throws Error with what it said, where it ended before it served */
  readonly serving: Promise<RunningKith>
  readonly kill: () => Promise<void>
}

/** Starts a Kith on a data folder, or on a database of its own that outlives it. `more` is set for it too. */
export function launchKith(
  folder: string,
  port: number,
  databaseUrl = '',
  more: Readonly<Record<string, string>> = {},
): Launched {
  const child = spawn(process.execPath, [...typescript, join(root, 'cli/kith.ts'), 'start'], {
    cwd: root,
    env: {
      ...process.env,
      KITH_DATA: folder,
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      KITH_DEMO: '1',
      KITH_LIFELINE: '3',
      // What writes here does so without a pause.
      KITH_PER_MINUTE: '0',
      ...more,
    },
    // The fourth: whatever happens to the test, what it started ends with it.
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  const killApp = async () => void (await end(child, 'SIGKILL'))
  const serving = untilServing(child).then(
    (said): RunningKith => ({
      url: `http://localhost:${port}`,
      ownerUrl: databaseUrl || runningUrl(folder)!,
      linkFor: (name) => new RegExp(`^  ${name}.*\\n    (\\S+)$`, 'm').exec(said)![1]!,
      killApp,
      killPostmaster: () => process.kill(postmasterOf(folder), 'SIGKILL'),
      stop: () => end(child, 'SIGTERM'),
    }),
  )
  return { serving, kill: killApp }
}

/** The same, waiting until it serves. */
export const startKith = (...how: Parameters<typeof launchKith>): Promise<RunningKith> =>
  launchKith(...how).serving

/** The process id of a data folder's database. */
export const postmasterOf = (folder: string): number =>
  Number(readFileSync(join(folder, 'cluster/postmaster.pid'), 'utf8').split('\n')[0])

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const gone = once(child, 'exit')
  child.kill(signal)
  const [code] = await gone
  return code as number | null
}

async function untilServing(child: ChildProcess): Promise<string> {
  let [said, complained] = ['', '']
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    complained += text
  })
  return new Promise((resolve, reject) => {
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.includes('Stop it with')) resolve(said)
    })
    child.once('exit', () => reject(new Error(`Kith did not come up: ${said}${complained}`)))
  })
}

/** A port on 127.0.0.1 that nobody listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done))
  const { port } = probe.address() as { port: number }
  await new Promise((done) => probe.close(done))
  return port
}
