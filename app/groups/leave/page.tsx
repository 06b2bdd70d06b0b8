import { z } from 'zod'
import { isMade } from '#core/groups/group-words.ts'
import { leaveGroup } from '#core/groups/make-group.ts'
import { Refused } from '#db/refused.ts'
import { Confirm, Layout } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../http/ask.tsx'
import { foundGroup } from '../found.ts'

export const schema = z.object({ id: z.uuid() })

/** `/groups/:id/leave` */
export async function confirmLeave(ask: Ask) {
  const group = await foundGroup(ask)
  if (!isMade(group.kind)) throw new Refused('unseen')
  return (
    <Layout title={t('Leave this group')} current="people">
      <Confirm
        question={t('Leave “{group}”?', { group: group.name })}
        action={`/groups/${group.id}/leave`}
        yes={t('Yes, leave')}
        noHref={`/groups/${group.id}`}
      >
        <p>
          {t(
            'What you opened to the group closes at once, and what others opened to it closes to you. You can be asked in again. If you are the last one, the group ends.',
          )}
        </p>
      </Confirm>
    </Layout>
  )
}

export async function leave({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  await leaveGroup(tx, input.id)
  return { to: '/groups', say: t('You have left. Nobody is told why.') }
}
