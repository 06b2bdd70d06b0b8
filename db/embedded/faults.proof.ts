import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { serverAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { startEmbedded } from './embedded.ts'
import { isAlive } from './lock.ts'
import { isServerOf, readPostmaster } from './postmaster.ts'
import { scratchDatabase } from './scratch.ts'
import { testFolder, useFolder } from './testing/folder.ts'
import { type Holder, hold } from './testing/hold.ts'
import { query } from './testing/query.ts'
import type { Asked } from './testing/said.ts'

const usedFolder = useFolder()
// Several servers one after another, on a machine that may be busy with other tests.
beforeAll(() => vi.setConfig({ testTimeout: 120_000 }))
afterAll(() => vi.resetConfig())

function start(asked: Asked): Holder {
  const holder = hold(asked)
  onTestFinished(() => holder.kill())
  return holder
}

const up = (holder: Holder) => holder.until(({ url }) => url !== undefined)
const server = (folder: string) => readPostmaster(join(folder, 'cluster'))
const eventually = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 20_000, interval: 20 })

async function startHere(folder: string) {
  const database = await startEmbedded({ folder })
  onTestFinished(() => database.stop())
  return database
}

/** Every row that was acknowledged must be there. One more may be: saved, but killed before it could be said. */
async function expectNothingLost(url: string, saved: readonly number[]): Promise<void> {
  const rows = await query<{ id: number }>(url, 'select id from said order by id')
  const there = new Set(rows.map(({ id }) => id))
  expect(saved.filter((id) => !there.has(id))).toEqual([])
}

const rowsSaid = ({ said }: Holder) => said.flatMap(({ saved }) => saved ?? [])

test('when Kith is killed the server goes by itself, and the next start has every acknowledged row', async () => {
  const folder = usedFolder()
  const saved: number[] = []
  for (const rows of [1, 37, 160]) {
    const from = saved.length * 2 + 1
    const holder = start({ folder, write: from })
    await holder.until(({ saved }) => saved === from + rows)
    const { pid } = server(folder)!
    await holder.kill()
    saved.push(...rowsSaid(holder))
    await eventually(() => expect(isAlive(pid)).toBe(false))
  }
  await expectNothingLost((await startHere(folder)).url, saved)
})

test('when the server is killed it comes up again at the same address with every acknowledged row', async () => {
  const folder = usedFolder()
  const saved: number[] = []
  for (const rows of [1, 53, 140]) {
    const from = saved.length * 2 + 1
    const holder = start({ folder, write: from })
    await holder.until(({ saved }) => saved === from + rows)
    const { url } = await up(holder)
    process.kill(server(folder)!.pid, 'SIGKILL')
    await eventually(async () => void (await query(url!, 'select 1')))
    saved.push(...rowsSaid(holder))
    await expectNothingLost(url!, saved)
    await holder.kill('SIGTERM')
    expect(holder.said.filter(({ log }) => log?.includes('stopped by itself'))).toHaveLength(1)
  }
})

test('a server that cannot come up again is tried until it can', async () => {
  const folder = usedFolder()
  const holder = start({ folder })
  const { url } = await up(holder)
  const [needed, hidden] = [join(folder, 'cluster', 'PG_VERSION'), join(folder, 'cluster', 'hidden')]
  renameSync(needed, hidden)
  process.kill(server(folder)!.pid, 'SIGKILL')
  await holder.until(({ log }) => Boolean(log?.includes('could not be started again')))
  renameSync(hidden, needed)
  await eventually(async () => void (await query(url!, 'select 1')))
})

test('when Kith, the watchdog and the server are all killed at once the next start recovers', async () => {
  const folder = usedFolder()
  const holder = start({ folder, write: 1 })
  await holder.until(({ saved }) => saved === 50)
  const { pid } = server(folder)!
  process.kill(parentOf(pid), 'SIGKILL')
  process.kill(pid, 'SIGKILL')
  await holder.kill()
  await expectNothingLost((await startHere(folder)).url, rowsSaid(holder))
})

test('a server left without Kith and without its watchdog is stopped, and a new one started', async () => {
  const folder = usedFolder()
  const holder = start({ folder, write: 1 })
  await holder.until(({ saved }) => saved === 20)
  const { pid } = server(folder)!
  process.kill(holder.pid, 'SIGSTOP')
  process.kill(parentOf(pid), 'SIGKILL')
  await holder.kill()
  expect(isServerOf(join(folder, 'cluster'), pid)).toBe(true)
  const { url } = await startHere(folder)
  expect(isServerOf(join(folder, 'cluster'), pid)).toBe(false)
  await expectNothingLost(url, rowsSaid(holder))
})

test('of two that start at once on a new folder one comes up and the other says who has it', async () => {
  const folder = join(testFolder(), 'new')
  const both = [start({ folder }), start({ folder })]
  const heard = await Promise.all(both.map((one) => one.until((said) => Boolean(said.url ?? said.error))))
  const [winner, loser] = heard[0]?.url === undefined ? [1, 0] : [0, 1]
  expect(heard[loser]).toMatchObject({ error: 'FolderInUse', pid: both[winner]!.pid })
  expect(await query(heard[winner]!.url!, 'select 1 as one')).toEqual([{ one: 1 }])
})

test.each(['PG_VERSION', 'global/pg_control', 'base/5'])(
  'killed while the database is being made (%s is there), the next start makes it',
  async (sign) => {
    const folder = testFolder()
    const holder = start({ folder })
    const half = () => readdirSync(folder).find((name) => name.startsWith('cluster.new-')) ?? 'none'
    while (!existsSync(join(folder, half(), sign))) await new Promise(setImmediate)
    await holder.kill()
    expect(existsSync(join(folder, 'cluster'))).toBe(false)
    const { url } = await startHere(folder)
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
    await eventually(() => expect(half()).toBe('none'))
  },
)

test('a postmaster.pid whose number another program has now is no hindrance, and that program lives on', async () => {
  const folder = usedFolder()
  await (await startEmbedded({ folder })).stop()
  const other = spawn('sleep', ['600'])
  onTestFinished(() => void other.kill())
  const cluster = join(folder, 'cluster')
  const lines = [other.pid, cluster, 1, 5432, '', '127.0.0.1', '', 'ready   ']
  writeFileSync(join(cluster, 'postmaster.pid'), `${lines.join('\n')}\n`)
  writeFileSync(join(folder, 'kith.pid'), `${other.pid}\n`)
  const { url } = await startHere(folder)
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(isAlive(other.pid!)).toBe(true)
})

test('a test run killed together with its watchdog is cleared away by the next', async () => {
  const holder = start({})
  const { folder } = await up(holder)
  const { pid } = server(folder!)!
  process.kill(holder.pid, 'SIGSTOP')
  process.kill(parentOf(pid), 'SIGKILL')
  await holder.kill()
  const next = await scratchDatabase()
  onTestFinished(() => next.stop())
  expect([isServerOf(join(folder!, 'cluster'), pid), existsSync(folder!)]).toEqual([false, false])
})

test('a killed test run leaves neither its server nor its folder', async () => {
  const holder = start({})
  const { folder } = await up(holder)
  const { pid } = server(folder!)!
  expect(folder!.startsWith(tmpdir())).toBe(true)
  await holder.kill()
  await eventually(() => expect([isAlive(pid), existsSync(folder!)]).toEqual([false, false]))
})

test('runs as an ordinary user, who may not use what is not theirs', async () => {
  const folder = testFolder()
  const closed = join(folder, 'closed')
  mkdirSync(closed)
  const become = ordinaryUser(folder)
  if (become === undefined) chmodSync(closed, 0)
  const holder = start({ folder: join(folder, 'mine'), ...become })
  const { url } = await up(holder)
  expect(await query(url!, 'select 1 as one')).toEqual([{ one: 1 }])
  const refused = await start({ folder: closed, ...become }).until(({ error }) => error !== undefined)
  expect(refused.message).toContain(`This account may not read and write ${closed}`)
})

/** Root lends the test another account and the folder; anybody else is an ordinary user already. */
function ordinaryUser(folder: string): Pick<Asked, 'become' | 'bin'> | undefined {
  if (process.getuid?.() !== 0) return undefined
  const become = serverAccount(folder)!
  chownSync(folder, become.uid, become.gid)
  return { become, bin: findBinaries(become).bin }
}

function parentOf(pid: number): number {
  return Number(spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).stdout)
}
