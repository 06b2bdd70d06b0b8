import { z } from 'zod'
import { endGroup } from '#core/groups/make-group.ts'
import { Refused } from '#db/refused.ts'
import { Confirm, Layout } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../http/ask.tsx'
import { foundGroup } from '../found.ts'

export const schema = z.object({ id: z.uuid() })

/** `/groups/:id/end`: for its convener. */
export async function confirmEnd(ask: Ask) {
  const group = await foundGroup(ask)
  if (!group.roles.includes('convener')) throw new Refused('unseen')
  return (
    <Layout title={t('End it for everybody')} current="people">
      <Confirm
        question={t('End “{group}” for everybody?', { group: group.name })}
        action={`/groups/${group.id}/end`}
        yes={t('Yes, end it')}
        noHref={`/groups/${group.id}`}
        danger
      >
        <p>{t('Whatever anybody opened to it closes at once. Everybody in it is told that it has ended.')}</p>
      </Confirm>
    </Layout>
  )
}

export async function end({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  await endGroup(tx, input.id)
  return { to: '/groups', say: t('It has ended.') }
}
