import { z } from 'zod'
import { endCommitment } from '#core/commitments/commitments.ts'
import { Refused } from '#db/refused.ts'
import { t } from '#words'
import type { Ask } from '../../../../http/ask.tsx'

export const endSchema = z.object({ id: z.uuid(), came: z.enum(['done', 'let_go']) })

/** Says what came of a promise of mine, and leads back to who it was made with. */
export async function endPromise({ tx, input }: Ask & { input: z.output<typeof endSchema> }) {
  const promise = await tx
    .selectFrom('commitments')
    .leftJoin('meetings', 'meetings.id', 'commitments.source_id')
    .select('meetings.tie_id')
    .where('commitments.id', '=', input.id)
    .executeTakeFirst()
  if (promise === undefined) throw new Refused('unseen')
  await endCommitment(tx, input.id, input.came, '')
  return {
    to: promise.tie_id === null ? '/mentoring' : `/mentoring/with/${promise.tie_id}`,
    say: input.came === 'done' ? t('Done. Well kept.') : t('That is fine. It is off your list.'),
  }
}
