import { sql } from 'kysely'
import type { PlainList } from '#core/rolls/open-roll.ts'
import type { Trouble } from '#core/rolls/trouble.ts'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'

/** An import as its pages show it. */
export interface Import {
  readonly id: string
  readonly format: 'oneroster' | 'plain'
  readonly source: string
  readonly file_name: string
  readonly dry_run: boolean
  readonly options: { readonly plain?: PlainList }
  readonly started_by: string | null
  readonly started_at: Date
  readonly state: 'waiting' | 'reading' | 'writing' | 'done' | 'failed'
  readonly read_bytes: number
  readonly total_bytes: number
  readonly counts: Readonly<Record<string, number>>
  readonly trouble: Trouble | null
  readonly given_name: string | null
  readonly preferred_name: string | null
  readonly family_name: string | null
}

const select = sql`
  select i.id, i.format, i.source, i.file_name, i.dry_run, i.options, i.started_by, i.started_at, i.state, i.read_bytes,
    i.total_bytes, i.counts, i.trouble, p.given_name, p.preferred_name, p.family_name
  from imports i left join people p on p.place_id = i.place_id and p.id = i.started_by`

/** @throws Refused unseen */
export async function readImport(tx: Tx, id: string): Promise<Import> {
  const { rows } = await sql<Import>`${select} where i.id = ${id}`.execute(tx)
  if (rows[0] === undefined) throw new Refused('unseen')
  return rows[0]
}

export async function latestImports(tx: Tx, most = 30): Promise<readonly Import[]> {
  const { rows } = await sql<Import>`${select} order by i.started_at desc limit ${most}`.execute(tx)
  return rows
}

/** A plain list whose columns nobody has named yet. */
export const needsMap = ({ format, options, state }: Import): boolean =>
  format === 'plain' && options.plain === undefined && state === 'waiting'

export const isRunning = (one: Import): boolean => !['done', 'failed'].includes(one.state) && !needsMap(one)
