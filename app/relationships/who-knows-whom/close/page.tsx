import { z } from 'zod'
import { Refused } from '#db/refused.ts'
import { Confirm, Layout } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { closeRound, roundFor } from '../rounds.ts'

export const schema = z.object({ id: z.uuid() })

/** `/who-knows-whom/rounds/:id/close`: asks first, because nobody can answer any more. */
export async function askClose({ c, tx }: Ask) {
  const round = await roundFor(tx, c.req.param('id')!, 'iRun')
  if (round.over) throw new Refused('not-possible')
  return (
    <Layout title={t('Stop asking')} current="people">
      <Confirm
        question={t('Stop asking {group}?', { group: round.group })}
        action={`/who-knows-whom/rounds/${round.id}/close`}
        yes={t('Yes, stop')}
        noHref="/who-knows-whom"
      >
        <p>{t('Nobody can answer or mark any more. Who may read what stays as learners chose it.')}</p>
      </Confirm>
    </Layout>
  )
}

export async function close({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  await closeRound(tx, input.id)
  return { to: '/who-knows-whom', say: t('It is over. What was said is kept.') }
}
