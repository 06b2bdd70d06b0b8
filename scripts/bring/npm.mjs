import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import { root, Unable, windows } from './say.mjs'

/**
 * Runs npm in the project; what it prints goes to standard error, so that a command's own output stays clean.
 * @throws Unable where npm fails; `what` names the attempt
 */
export async function npm(args, what, env = process.env) {
  // npm names itself to what it starts; pnpm and yarn use the same name for themselves.
  const called = process.env.npm_execpath ?? ''
  const own = /^np[mx]-cli\.js$/.test(basename(called))
  const [command, before] = own
    ? [process.execPath, [called.replace(/npx-cli\.js$/, 'npm-cli.js')]]
    : ['npm', []]
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error', ...cacheWithoutHome()]
  const child = spawn(command, [...before, ...args, ...quiet], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env,
    shell: windows && !own,
  })
  const stop = (signal) => {
    child.kill(signal)
    child.once('exit', () => process.exit(1))
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, stop)
  const why = await new Promise((resolve) => {
    child.once('error', (error) =>
      resolve(
        error.code === 'ENOENT' ? 'There is no npm on this machine: install Node with npm.' : error.message,
      ),
    )
    child.once('exit', (code) => resolve(code === 0 ? undefined : 'npm said why above.'))
  })
  for (const signal of signals) process.off(signal, stop)
  if (why === undefined) return
  throw new Unable(
    `${what} did not work. ${why} If it is the connection, see that this machine reaches the npm registry; then run the command again.`,
  )
}

/** An account without a home of its own (a service's) has nowhere for npm to keep what it fetched. */
function cacheWithoutHome() {
  try {
    accessSync(homedir(), constants.W_OK)
    return []
  } catch {
    return [`--cache=${join(root, '.node', 'npm')}`]
  }
}
