import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { kithVersion } from '../../app/config.ts'
import { type Finding, well, wrong } from './finding.ts'

const root = join(import.meta.dirname, '../..')

/** The Node it runs on, and whether the packages are those that this version names. */
export function machine(): readonly Finding[] {
  const node = well(
    'node',
    `Kith ${kithVersion()} runs on Node ${process.versions.node}, ${process.platform} ${process.arch}.`,
  )
  const want = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const mark = join(root, 'node_modules/.kith-lock')
  const has = existsSync(mark) ? readFileSync(mark, 'utf8') : ''
  return [
    node,
    has === want
      ? well('packages', 'The packages are those that package-lock.json names.')
      : wrong('packages', 'The packages are not those that package-lock.json names.', `In ${root}: npm ci`),
  ]
}
