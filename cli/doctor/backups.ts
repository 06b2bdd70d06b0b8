import type { Config } from '../../app/config.ts'
import { isThere } from '../../app/database.ts'
import { lastBackup } from '../../app/last-backup.ts'
import { type Finding, mind, well, wrong } from './finding.ts'

const DAY = 24 * 60 * 60 * 1000

/** When the last backup was made from this data folder. Backups made by other means are not known. */
export function backups(config: Config): readonly Finding[] {
  if (!isThere(config) || config.demo) return []
  const last = lastBackup(config)
  const mend = 'npx kith backup FILE, and keep the file on another machine.'
  if (last === undefined)
    return [mind('backups', 'No backup has been made with kith backup from here yet.', mend)]
  const days = Math.floor((Date.now() - Date.parse(last.made)) / DAY)
  if (days > 7) return [wrong('backups', `The last backup is ${days} days old (${last.file}).`, mend)]
  return [well('backups', `The last backup is of ${last.made} (${last.file}).`)]
}
