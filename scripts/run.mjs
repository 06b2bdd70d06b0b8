// Runs a TypeScript file of the project on a Node that is new enough, bringing what is missing first.
// Plain JavaScript on purpose: this is the one file that must run on the Node 20 a machine happens to have.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const windows = process.platform === 'win32'

const newEnough = ([major, minor]) => major > 22 || (major === 22 && minor >= 18)

function say(sentence) {
  process.stderr.write(`kith: ${sentence}\n`)
}

function npm(args, what, env = process.env) {
  const npmCli = process.env.npm_execpath
  const [command, all] = npmCli ? [process.execPath, [npmCli, ...args]] : ['npm', args]
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  const done = spawnSync(command, [...all, ...quiet], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env,
    shell: windows && !npmCli,
  })
  if (done.status === 0) return
  say(
    `${what} did not work (npm said why above). Check the connection to the npm registry and run the command again.`,
  )
  process.exit(1)
}

function node24() {
  if (newEnough(process.versions.node.split('.').map(Number))) return process.execPath
  const home = join(root, '.node')
  const binary = join(home, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node')
  if (!existsSync(binary)) {
    say(
      `this machine has Node ${process.versions.node}, which is too old; bringing Node 24 beside the project, once …`,
    )
    mkdirSync(home, { recursive: true })
    writeFileSync(join(home, 'package.json'), '{"private":true}\n')
    npm(['install', '--prefix', home, '--no-save', '--no-package-lock', 'node@24'], 'Bringing Node 24')
  }
  return binary
}

function withNode(binary) {
  return { ...process.env, PATH: `${dirname(binary)}${windows ? ';' : ':'}${process.env.PATH ?? ''}` }
}

function packages(env) {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const want = createHash('sha256').update(lock).digest('hex')
  const mark = join(root, 'node_modules', '.kith-lock')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === want) return
  say('installing what the project needs, once …')
  npm(['ci'], 'Installing', env)
  writeFileSync(mark, want)
}

const [file, ...args] = process.argv.slice(2)
const node = node24()
const env = withNode(node)
packages(env)

const tsx = pathToFileURL(join(root, 'node_modules', 'tsx', 'dist', 'esm', 'index.mjs')).href
const child = spawn(
  node,
  ['--import', tsx, '--disable-warning=ExperimentalWarning', resolve(root, file), ...args],
  {
    stdio: 'inherit',
    env: { ...env, KITH_CALLED_FROM: process.cwd() },
  },
)
// The terminal sends Ctrl-C to both; a supervisor's SIGTERM reaches only this process and is handed on.
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
process.on('SIGINT', () => {})
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
