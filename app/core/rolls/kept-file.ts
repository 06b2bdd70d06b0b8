import { mkdir, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { asPerson, type Db, type Me, type Tx } from '#db/client.ts'

const PIECE = 1024 * 1024

/** Keeps a file with its import, in pieces, until the job has read it. */
export async function keepFile(tx: Tx, me: Me, importId: string, file: Blob): Promise<void> {
  for (let n = 0; n * PIECE < file.size; n++) {
    const bytes = Buffer.from(await file.slice(n * PIECE, (n + 1) * PIECE).arrayBuffer())
    await tx
      .insertInto('import_pieces')
      .values({ place_id: me.placeId, import_id: importId, n, bytes })
      .execute()
  }
}

export const dropFile = (tx: Tx, importId: string) =>
  tx.deleteFrom('import_pieces').where('import_id', '=', importId).execute()

/** A kept file, piece by piece. */
export async function* keptFile(db: Db, me: Me, importId: string): AsyncGenerator<Uint8Array> {
  for (let n = 0; ; n++) {
    const piece = await asPerson(db, me, (tx) =>
      tx
        .selectFrom('import_pieces')
        .select('bytes')
        .where('import_id', '=', importId)
        .where('n', '=', n)
        .executeTakeFirst(),
    )
    if (piece === undefined) return
    yield piece.bytes
  }
}

/** Whether there is still something to read. */
export async function isFileKept(tx: Tx, importId: string): Promise<boolean> {
  const { rows } = await sql<{ kept: boolean }>`
    select exists (select from import_pieces where import_id = ${importId}) as kept`.execute(tx)
  return rows[0]!.kept
}

/** Writes a kept file where a reader can seek in it, for as long as `work` runs. A folder left by a killed run is taken over. */
export async function withKeptFile<T>(
  db: Db,
  me: Me,
  importId: string,
  work: (path: string, bytes: number) => Promise<T>,
): Promise<T> {
  const folder = join(tmpdir(), `kith-import-${importId}`)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { mode: 0o700 })
  try {
    const path = join(folder, 'roll')
    const file = await open(path, 'wx', 0o600)
    let bytes = 0
    try {
      for await (const piece of keptFile(db, me, importId)) {
        await file.write(piece)
        bytes += piece.length
      }
    } finally {
      await file.close()
    }
    return await work(path, bytes)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
