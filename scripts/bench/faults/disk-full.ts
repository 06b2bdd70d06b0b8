import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TownUnderLoad } from './town.ts'

interface Bench {
  readonly say: (what: string, figure: string) => void
  readonly inTown: (
    title: string,
    harm: (town: TownUnderLoad) => Promise<void>,
    folder: string,
  ) => Promise<void>
}

/**
 * A data folder on a disk of its own (a tmpfs of 700 MB), which is filled to the last page while people write, left so for twenty
 * seconds, and emptied again. Mounting takes root; anybody else is told that this was not tried.
 */
export async function diskFull({ say, inTown }: Bench): Promise<void> {
  const disk = mkdtempSync(join(tmpdir(), 'kith-disk-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=700m,mode=0755', 'kith-disk', disk], {
    encoding: 'utf8',
  })
  if (mounted.status !== 0) {
    rmSync(disk, { recursive: true })
    process.stdout.write('\na full disk\n')
    say('not tried', `it takes root to mount one (${(mounted.stderr ?? '').trim()})`)
    return
  }
  try {
    chmodSync(disk, 0o755)
    await inTown('a full disk', (town) => fill(disk, town, say), join(disk, 'data'))
  } finally {
    spawnSync('umount', [disk])
    rmSync(disk, { recursive: true, force: true })
  }
}

async function fill(disk: string, town: TownUnderLoad, say: Bench['say']): Promise<void> {
  await sleep(4000)
  const ballast: string[] = []
  const fillUp = () => {
    for (const piece of [8 * 2 ** 20, 2 ** 20, 2 ** 16, 2 ** 12])
      for (;;) {
        const { bavail, bsize } = statfsSync(disk)
        if (bavail * bsize < piece) break
        const file = join(disk, `ballast-${ballast.length}`)
        writeFileSync(file, Buffer.alloc(piece))
        ballast.push(file)
      }
  }
  const before = { ...town.watch.counts }
  // What is freed meanwhile (old files of the write-ahead log) is filled as well.
  for (const until = performance.now() + 20_000; performance.now() < until; await sleep(200)) {
    town.check()
    fillUp()
  }
  say(
    'while it was full',
    `${town.watch.counts.notNow - before.notNow} of ${town.watch.counts.answers - before.answers} answers were “wait a minute”`,
  )
  for (const file of ballast) rmSync(file)
  const freed = performance.now()
  await town.watch.good(freed)
  const said = performance.now()
  const had = town.taken.notes.length
  while (town.taken.notes.length === had) {
    town.check()
    await sleep(20)
  }
  say('read again after', `${((said - freed) / 1000).toFixed(1)} s`)
  say('written again after', `${((performance.now() - freed) / 1000).toFixed(1)} s`)
  await sleep(4000)
}
