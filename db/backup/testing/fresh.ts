import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { sql } from './sql.ts'

let count = 0

/** An empty database on the server at `url`, for the test under way. */
export async function freshDatabase(url: string): Promise<string> {
  const name = `fresh_${process.pid}_${count++}`
  await sql(url, `create database ${name}`)
  onTestFinished(async () => void (await sql(url, `drop database ${name} with (force)`)))
  return Object.assign(new URL(url), { pathname: name }).href
}

/** The path of a file in a folder that goes with the test. */
export function freshFile(name = 'kith.backup'): string {
  const folder = mkdtempSync(join(tmpdir(), 'kith-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, name)
}
