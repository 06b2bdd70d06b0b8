import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { root } from './say.mjs'

const typescript = new URL('typescript.mjs', import.meta.url).href

/**
 * Runs the file to its end and ends with its exit code. Signals are handed on: a terminal sends Ctrl-C to everybody, a
 * supervisor to whom it started only. Descriptor 3 of the child is a line to this process (`KITH_LIFELINE`): it ends when this
 * process does, kill -9 included, so that a server never stays behind without the one who started it.
 */
export function handOver(node, env, file, args) {
  const child = spawn(
    node,
    ['--import', typescript, '--disable-warning=ExperimentalWarning', resolve(root, file), ...args],
    {
      stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
      env: { ...env, KITH_CALLED_FROM: process.env.KITH_CALLED_FROM ?? process.cwd(), KITH_LIFELINE: '3' },
    },
  )
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
  leaveWithNpm(child)
}

/**
 * npm passes signals on, but cannot when it is killed; and where it put a shell between (`npx`), they end the shell only. Either
 * way this process has another parent then.
 */
function leaveWithNpm(child) {
  if (process.env.npm_command === undefined) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM')
  }, 250).unref()
}
