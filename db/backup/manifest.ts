import { z } from 'zod'

/** The number of the form that backups are written in. It goes up when an older Kith could no longer read them. */
export const VERSION = 1

const table = z.object({
  schema: z.string(),
  name: z.string(),
  /** In the order in which the rows give them; columns that the database computes are left out. */
  columns: z.array(z.string()),
  rows: z.number().int().nonnegative(),
  /** See `fingerprint.ts`. */
  fingerprint: z.string(),
  /** The entry of the archive that has the rows, in PostgreSQL's text form of COPY, UTF-8. */
  file: z.string(),
})

const sequence = z.object({ schema: z.string(), name: z.string(), value: z.string(), called: z.boolean() })

/** What stands in `manifest.json` of a backup. */
export const manifestSchema = z.object({
  version: z.literal(VERSION),
  /** The version of Kith that wrote it, and when (ISO 8601, UTC). */
  kith: z.string(),
  made: z.string(),
  /** The version of PostgreSQL it came from, like `18.4`. */
  postgres: z.string(),
  /** The migrations that made its tables, in the order of their application. */
  migrations: z.array(z.object({ name: z.string(), hash: z.string() })),
  tables: z.array(table),
  sequences: z.array(sequence),
  /** What a backup does not keep, said to whoever opens it. */
  notKept: z.array(z.string()),
})

export type Manifest = z.infer<typeof manifestSchema>
export type TableEntry = z.infer<typeof table>
export type SequenceEntry = z.infer<typeof sequence>
