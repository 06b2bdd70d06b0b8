import { z } from 'zod'
import { follow } from '#core/threads/verbs.ts'
import type { Tx } from '#db/client.ts'
import { Button, Form } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../http/ask.tsx'

export const followSchema = z.object({ id: z.uuid(), on: z.enum(['yes', 'no']) })

export async function isFollowed(tx: Tx, sourceId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('source_follows')
    .select('ended_at')
    .where('source_id', '=', sourceId)
    .executeTakeFirst()
  return row !== undefined && row.ended_at === null
}

/** To hear what comes of a project: a list apart from the ballots, and mine alone to know. */
export const FollowForm = ({ id, followed }: { id: string; followed: boolean }) => (
  <Form action={`/budgets/projects/${id}/follow`}>
    <Button kind="quiet" name="on" value={followed ? 'no' : 'yes'}>
      {followed ? t('Do not tell me any more') : t('Tell me what comes of it')}
    </Button>
  </Form>
)

export async function followProject({ tx, input }: Ask & { input: z.output<typeof followSchema> }) {
  await follow(tx, input.id, input.on === 'yes')
  const to = `/budgets/projects/${input.id}`
  return { to, say: input.on === 'yes' ? t('You will be told.') : t('You will not be told any more.') }
}
