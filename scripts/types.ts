import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { scratchDatabase } from '#db/embedded/scratch.ts'
import { migrate } from '#db/migrate.ts'
import { snapshot } from '#db/snapshot.ts'

// Writes db/types.ts and db/schema.sql from a freshly migrated database; run it after adding a migration.
const database = await scratchDatabase()
try {
  await migrate(database.url)
  writeFileSync('db/schema.sql', await snapshot(database.url))
  const codegen = 'node_modules/kysely-codegen/dist/cli/bin.js'
  const args = ['--dialect', 'postgres', '--url', database.url, '--out-file', 'db/types.ts']
  args.push(
    '--date-parser',
    'string',
    '--exclude-pattern',
    '(sign_in|graphile_worker).*',
    '--log-level',
    'warn',
  )
  const done = spawnSync(process.execPath, [codegen, ...args], { stdio: 'inherit' })
  process.exitCode = done.status ?? 1
} finally {
  await database.stop()
}
