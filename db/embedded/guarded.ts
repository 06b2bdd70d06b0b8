import { type ChildProcess, spawn } from 'node:child_process'
import type { Account } from './account.ts'

// Runs the program given, and asks it to stop (SIGINT: PostgreSQL's fast shutdown) as soon as its own standard input ends. That
// happens when Kith closes it, and just as well when Kith is killed and can close nothing. Where the program does not listen
// within 30 seconds it is told to drop everything (SIGQUIT). At the end removes the folder named, if any. Signals sent to
// everything at once (a service manager does) are Kith's to answer, so the watchdog stays until the program has ended.
const watchdog = `
remove=$1; shift
input=$KITH_INPUT; unset KITH_INPUT
exec 3<&0
trap : HUP INT TERM
printf '%s' "$input" | "$@" 3<&- &
program=$!
(
  trap '' HUP INT TERM
  read -r line <&3
  kill -INT $program
  tries=0
  while kill -0 $program && [ $tries -lt 300 ]; do sleep 0.1; tries=$((tries + 1)); done
  kill -QUIT $program
) >/dev/null 2>&1 &
watcher=$!
until wait $program; code=$?; ! kill -0 $program 2>/dev/null; do :; done
kill -KILL $watcher 2>/dev/null
[ -z "$remove" ] || { cd / && rm -rf -- "$remove"; }
exit $code
`

/**
 * How to run a program under the watchdog. `log` is a file descriptor that takes what it prints; `input` is what it reads, kept
 * off the command line, which everybody on the machine can see.
 */
export type Guarded = {
  readonly command: readonly [program: string, ...args: string[]]
  readonly folder: string
  readonly account: Account
  readonly log: number
  readonly input?: string | undefined
  readonly removeAtEnd?: string | undefined
}

/** A program that ends when we do. `stop` asks it to end; `ended` tells how it did. */
export type Running = { readonly ended: Promise<number>; stop(): void; readonly process: ChildProcess }

/**
 * Starts a program that does not outlive this process: kill -9 included. It runs in a session of its own, so that Ctrl-C in a
 * terminal reaches Kith first and Kith can finish what it is writing.
 */
export function runGuarded({ command, folder, account, log, input, removeAtEnd }: Guarded): Running {
  const args = ['-c', watchdog, 'kith-database', removeAtEnd ?? '', ...command]
  const child = spawn('/bin/sh', args, {
    cwd: folder,
    detached: true,
    stdio: ['pipe', log, log],
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', KITH_INPUT: input ?? '' },
    ...account,
  })
  // When the watchdog itself was killed, closing its pipe must not bring Kith down; `ended` says it.
  child.stdin?.on('error', () => child.stdin?.destroy())
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 137))
  })
  return { ended, stop: () => child.stdin?.end(), process: child }
}
