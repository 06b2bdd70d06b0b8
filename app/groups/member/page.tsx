import { z } from 'zod'
import { endMembership } from '#core/groups/make-group.ts'
import { type Member, type MyGroup, membersOf } from '#core/groups/my-groups.ts'
import { nameOf } from '#core/people/name.ts'
import { Refused } from '#db/refused.ts'
import { Confirm, Layout } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../http/ask.tsx'
import { foundGroup } from '../found.ts'

export const schema = z.object({ id: z.uuid(), member: z.uuid() })

async function found(ask: Ask): Promise<{ group: MyGroup; member: Member }> {
  const group = await foundGroup(ask)
  const member = (await membersOf(ask.tx, group.id)).find(({ id }) => id === ask.c.req.param('member'))
  if (member === undefined || !group.roles.includes('convener')) throw new Refused('unseen')
  return { group, member }
}

/** `/groups/:id/members/:member`: for its convener. */
export async function confirmMember(ask: Ask) {
  const { group, member } = await found(ask)
  const name = nameOf(member)
  return (
    <Layout title={t('End their place')} current="people">
      <Confirm
        question={t('End {name}’s place in “{group}”?', { name, group: group.name })}
        action={`/groups/${group.id}/members/${member.id}`}
        yes={t('Yes, end it')}
        noHref={`/groups/${group.id}`}
        danger
      >
        <p>{t('{name} is told that they are no longer in one of their groups, but not why.', { name })}</p>
      </Confirm>
    </Layout>
  )
}

export async function endMember({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  await endMembership(tx, input.member)
  return { to: `/groups/${input.id}`, say: t('They are no longer in it.') }
}
