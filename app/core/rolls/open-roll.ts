import { createReadStream } from 'node:fs'
import { type OneRoster, openOneRoster } from '#standards/oneroster/open.ts'
import { readPlainRoll } from '#standards/plain-roll/read.ts'
import type { PlainMapping } from '#standards/plain-roll/targets.ts'
import type { ReadOptions, RollRecord } from '#standards/roll/types.ts'

/** What a plain list does not say itself. */
export interface PlainList {
  readonly mapping: PlainMapping
  readonly school: { readonly sourcedId: string; readonly name: string }
  /** It names everybody at the school, so that whoever is missing has left. */
  readonly complete: boolean
}

/** A file that is ready to be read as a roll. */
export interface OpenRoll {
  readonly records: (options: ReadOptions) => AsyncIterable<RollRecord>
  readonly complete: boolean
  readonly close: () => Promise<void>
}

/**
 * Opens a file (or, of OneRoster, a folder) as a roll.
 * @param name how the person who brought it calls it: problems name it so
 * @param plain for a plain list; without it the file is OneRoster
 * @throws RollUnreadable
 */
export async function openRoll(
  path: string,
  { name, bytes, plain }: { name: string; bytes: number; plain?: PlainList | undefined },
): Promise<OpenRoll> {
  if (plain === undefined) {
    const roster = await openOneRoster(path)
    return { records: roster.records, complete: isComplete(roster), close: roster.close }
  }
  const file = { name, bytes, open: async () => createReadStream(path) }
  const { mapping, school, complete } = plain
  return {
    records: (options) => readPlainRoll(file, mapping, { ...options, school }),
    complete,
    close: async () => {},
  }
}

/** Only a roll that says so of every file it brings names everybody. */
function isComplete({ files }: Pick<OneRoster, 'files'>): boolean {
  return files.every((file) => !file.present || file.mode === 'bulk')
}
