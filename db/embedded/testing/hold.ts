import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Asked, Said } from './said.ts'

/** A holder's process and what it has said up to now. */
export type Holder = {
  readonly pid: number
  readonly said: readonly Said[]
  /** The first thing it says that `is` what is waited for; fails when it ends without. */
  until(is: (said: Said) => boolean): Promise<Said>
  kill(signal?: NodeJS.Signals): Promise<void>
}

const program = fileURLToPath(new URL('./holder.ts', import.meta.url))

/** Starts a Kith's worth of database in a process of its own, to be killed. */
export function hold(asked: Asked): Holder {
  const child = spawn(process.execPath, [program, JSON.stringify(asked)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const said: Said[] = []
  let heard = Promise.withResolvers<void>()
  const tell = () => {
    heard.resolve()
    heard = Promise.withResolvers()
  }
  createInterface(child.stdout).on('line', (line) => {
    said.push(JSON.parse(line))
    tell()
  })
  let over = false
  child.once('close', () => {
    over = true
    tell()
  })
  const until: Holder['until'] = async (is) => {
    for (;;) {
      const found = said.find(is)
      if (found !== undefined) return found
      if (over) throw new Error(`The holder ended first. It said: ${JSON.stringify(said)}`)
      await heard.promise
    }
  }
  return { pid: child.pid!, said, until, kill: (signal = 'SIGKILL') => kill(child, signal, ended) }
}

async function kill(child: ChildProcess, signal: NodeJS.Signals, ended: Promise<unknown>): Promise<void> {
  child.kill(signal)
  await ended
}
