import { asPerson, type Me } from '#db/client.ts'
import type { ReadOptions } from '#standards/roll/types.ts'
import type { House } from '../../house.ts'

const EVERY = 500

/** Writes beside the import's own transaction how far it has come, at most twice a second and never two at once. */
export function progressOf({ db, log, now }: Pick<House, 'db' | 'log' | 'now'>, me: Me, id: string) {
  let last = 0
  let saying: Promise<void> = Promise.resolve()
  let busy = false
  const say = (values: { state: string; read_bytes?: number; total_bytes?: number }) => {
    busy = true
    saying = saying
      .then(() =>
        asPerson(db, me, async (tx) => {
          await tx
            .updateTable('imports')
            .set(values)
            .where('id', '=', id)
            .where('state', 'not in', ['done', 'failed'])
            .execute()
        }),
      )
      // Whoever waits sees an older number; the import itself goes on.
      .catch((error) => log('the progress of an import could not be written', error))
      .finally(() => {
        busy = false
      })
  }
  const read: NonNullable<ReadOptions['onProgress']> = ({ read, total }) => {
    const at = now().getTime()
    if (busy || at - last < EVERY) return
    last = at
    say({ state: 'reading', read_bytes: read, total_bytes: total })
  }
  return { read, writing: () => say({ state: 'writing' }), settled: () => saying }
}
