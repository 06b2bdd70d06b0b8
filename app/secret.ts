import { createHmac, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'

/**
 * What only this installation knows; logins' passwords and seals follow from it. The password in the owner's URL, or,
 * where there is none, a file made once in the data folder.
 */
export function installationSecret(config: Config, ownerUrl: string): string {
  const password = decodeURIComponent(new URL(ownerUrl).password)
  if (password !== '') return password
  const file = join(config.folder, 'secret')
  mkdirSync(config.folder, { recursive: true })
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8')
}

/** What forms, drafts and ballots are sealed with: follows from the installation's secret, and does not give it away. */
export const houseSecret = (secret: string): string =>
  createHmac('sha256', secret).update('pages').digest('base64url')

/** What is kept of printed cards is hashed with it: as `houseSecret`, for this alone. */
export const cardKey = (secret: string): string =>
  createHmac('sha256', secret).update('cards').digest('base64url')
