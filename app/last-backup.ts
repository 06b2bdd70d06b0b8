import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Config } from './config.ts'

const schema = z.object({ made: z.iso.datetime(), file: z.string() })

/** When the last backup was made and where it was put; `made` in ISO 8601, UTC. */
export type LastBackup = z.infer<typeof schema>

const place = (config: Pick<Config, 'folder'>) => join(config.folder, 'last-backup.json')

/** Kept beside the database and not in it: a restored installation has had no backup of its own yet. */
export function rememberBackup(config: Pick<Config, 'folder'>, backup: LastBackup): void {
  mkdirSync(config.folder, { recursive: true, mode: 0o700 })
  writeFileSync(place(config), `${JSON.stringify(backup)}\n`, { mode: 0o600 })
}

/** Undefined where none was made from this data folder, or that can no longer be read. */
export function lastBackup(config: Pick<Config, 'folder'>): LastBackup | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(place(config), 'utf8')))
  } catch {
    return undefined
  }
}
