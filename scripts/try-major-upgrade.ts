import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { backup } from '#db/backup/backup.ts'
import { type Migration, restore } from '#db/backup/restore.ts'
import { migrateWith, sql } from '#db/backup/testing/sql.ts'
import { migrations, rows } from '#db/backup/testing/town.ts'
import { connect } from '#db/client.ts'
import { scratchDatabase } from '#db/embedded/scratch.ts'
import { allMigrations, migrate } from '#db/migrate.ts'
import { ensureDemoTown } from '#db/seeds/demo-town.ts'
import { houseSecret } from '../app/secret.ts'

// Takes a backup to another major version of PostgreSQL and back, both of the awkward town of the tests and of the demo town,
// and compares what arrived. How to get another version: docs/decisions/0011-backups.md.
//   node scripts/try-major-upgrade.ts <folder with that version's postgres and initdb>
const bin = process.argv[2]
if (bin === undefined) throw new Error('Name the folder with the programs of another PostgreSQL.')

const demo = async (url: string) => {
  const owner = connect(url, { max: 1 })
  await ensureDemoTown(owner, houseSecret('test')).finally(() => owner.destroy())
}
const trials = [
  {
    name: 'town',
    known: migrations,
    forward: migrateWith(migrations),
    fill: (url: string) => sql(url, rows),
  },
  { name: 'kith', known: allMigrations(), forward: migrate, fill: demo },
]

const [ours, other] = [await scratchDatabase(), await scratchDatabase({ bin })]
const folder = mkdtempSync(join(tmpdir(), 'kith-upgrade-'))
try {
  for (const trial of trials) {
    for (const [from, to] of [
      [ours, other],
      [other, ours],
    ] as const) {
      const same = await carry(trial, from.url, to.url)
      console.log(
        `${trial.name}, PostgreSQL ${from.version} → ${to.version}: ${same ? 'the same' : 'DIFFERENT'}`,
      )
      if (!same) process.exitCode = 1
    }
  }
} finally {
  rmSync(folder, { recursive: true })
  await Promise.all([ours.stop(), other.stop()])
}

type Trial = {
  readonly name: string
  readonly known: readonly Migration[]
  readonly forward: (url: string) => Promise<unknown>
  readonly fill: (url: string) => Promise<unknown>
}

async function carry({ known, forward, fill }: Trial, from: string, to: string): Promise<boolean> {
  const [source, target] = [await emptyDatabase(from, 'source'), await emptyDatabase(to, 'target')]
  await forward(source)
  await fill(source)
  const files = ['there', 'again'].map((name) => join(folder, name))
  const sent = await backup({ url: source, to: files[0]! })
  await restore({ url: target, from: files[0]!, migrations: known, migrate: forward })
  const arrived = await backup({ url: target, to: files[1]! })
  for (const file of files) rmSync(file)
  return isDeepStrictEqual([sent.tables, sent.sequences], [arrived.tables, arrived.sequences])
}

async function emptyDatabase(server: string, name: string): Promise<string> {
  await sql(server, `drop database if exists ${name} with (force)`)
  await sql(server, `create database ${name}`)
  return Object.assign(new URL(server), { pathname: name }).href
}
