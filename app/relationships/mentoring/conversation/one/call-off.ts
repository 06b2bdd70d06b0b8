import { z } from 'zod'
import { conversation } from '#core/meetings/conversation.ts'
import { callOffConversation } from '#core/meetings/hold-conversation.ts'
import { t } from '#words'
import type { Ask } from '../../../../http/ask.tsx'

export const nothing = z.object({ id: z.uuid() })

export async function callOff({ tx, input }: Ask & { input: z.output<typeof nothing> }) {
  const { tieId } = await conversation(tx, input.id)
  await callOffConversation(tx, input.id)
  return { to: `/mentoring/with/${tieId}`, say: t('Called off. We told the other one.') }
}
