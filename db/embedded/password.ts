import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { likeItsFolder } from './like-its-folder.ts'
import { OWNER, type Place } from './place.ts'
import { singleUser } from './programs.ts'

/** The owner's password, from its file in the data folder, which only its owner can read; a full disk can leave it empty. */
export function readPassword(folder: string): string | undefined {
  const file = join(folder, 'password')
  return (existsSync(file) && readFileSync(file, 'utf8').trim()) || undefined
}

/** Makes and sets a password, the first time and whenever its file has gone. The server must not be running. */
export async function setPassword(place: Place): Promise<string> {
  const password = randomBytes(24).toString('hex')
  await singleUser(place, `alter role ${OWNER} password '${password}';`)
  const file = join(place.folder, 'password.new')
  writeFileSync(file, `${password}\n`, { mode: 0o600 })
  chmodSync(file, 0o600)
  likeItsFolder(file, place.folder)
  renameSync(file, join(place.folder, 'password'))
  return password
}
