import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { typescript } from '#test/support/typescript.ts'

/** A Kith in a process of its own. */
export interface KithProcess {
  readonly url: string
  readonly pid: number
  readonly stop: () => Promise<void>
}

/**
 * Starts what `npm start` starts on a database, without the demo town.
 * @throws Error with what it printed, where it ends before it serves
 */
export async function startKith(databaseUrl: string, port: number): Promise<KithProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'kith-bench-'))
  const url = `http://localhost:${port}`
  const kith = spawn(process.execPath, [...typescript, 'cli/kith.ts', 'start'], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      KITH_DATA: folder,
      KITH_URL: url,
      KITH_DEMO: '0',
      KITH_LIFELINE: '3',
      // Ten clients go through a hundred sign-ins faster than people do.
      KITH_PER_MINUTE: '0',
      PORT: String(port),
    },
  })
  await here(kith)
  return {
    url,
    pid: kith.pid!,
    stop: async () => {
      kith.kill('SIGTERM')
      if (kith.exitCode === null) await once(kith, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function here(kith: ChildProcess): Promise<void> {
  const said: string[] = []
  kith.stderr!.on('data', (piece: Buffer) => said.push(piece.toString()))
  for await (const line of createInterface({ input: kith.stdout! })) {
    said.push(line)
    if (line.startsWith('Kith is here')) {
      kith.stdout!.resume()
      return
    }
  }
  throw new Error(`Kith did not start:\n${said.join('\n')}`)
}
