import { v5 } from 'uuid'
import { z } from 'zod'
import { commitments, takeOn } from '#core/commitments/commitments.ts'
import type { Said } from '#core/meetings/conversation.ts'
import { confirmConversation } from '#core/meetings/hold-conversation.ts'
import { beginPlan, readPlan } from '#core/plans/plan.ts'
import { addItem } from '#core/plans/write-item.ts'
import { Button, Checkboxes, Form, problemWith, TextArea } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask, Shown } from '../../../../http/ask.tsx'

export const confirmSchema = z.object({
  id: z.uuid(),
  words: z
    .string({ error: () => t('Write how it was.') })
    .trim()
    .min(1, { error: () => t('Write how it was. A few words will do.') })
    .max(4000, { error: () => t('Keep it to 4,000 letters.') }),
  'in-plan': z.string().optional(),
})

/** Played back: the words to read, and to change where they are not mine. */
export const ConfirmForm = ({ id, said, shown }: { id: string; said: Said; shown: Shown }) =>
  said.confirmedAt !== null ? null : (
    <section>
      <h2>{t('Is that how you would say it?')}</h2>
      <Form
        action={`/mentoring/conversations/${id}/confirm`}
        draft={`confirm-${id}`}
        requestId={shown.requestId}
      >
        <TextArea
          name="words"
          label={t('Change what is not right')}
          hint={t('Your words are the ones that stay.')}
          value={shown.values.words ?? said.words}
          error={problemWith(shown.problems, 'words')}
          rows={4}
          maxlength={4000}
        />
        <Checkboxes
          name="in-plan"
          legend={t('Your plan')}
          values={shown.requestId === undefined ? ['yes'] : shown.all('in-plan')}
          options={[{ value: 'yes', label: t('Put what I will do into my plan as a next step') }]}
        />
        <Button>{t('Yes, that is right')}</Button>
      </Form>
    </section>
  )

/** The learner's own word on it; what was proposed to them there they take on, and it becomes a step of their plan. */
export async function confirm({
  tx,
  me,
  input,
  requestId,
}: Ask & { input: z.output<typeof confirmSchema>; requestId: string }) {
  await confirmConversation(tx, input.id, input.words)
  const proposed = (await commitments(tx, { sources: [input.id] })).filter(
    ({ whoId, proposed }) => whoId === me.personId && proposed,
  )
  for (const { id } of proposed) await takeOn(tx, id)
  if (input['in-plan'] === 'yes' && proposed.length > 0) {
    const planId = await beginPlan(tx, me)
    let { latest } = await readPlan(tx, planId)
    for (const { id, what, madeById } of proposed) {
      const words = { id: v5(id, requestId), planId, from: latest ?? 0, section: 'step' as const, text: what }
      latest = await addItem(tx, me, { ...words, writtenBy: madeById })
    }
  }
  return { to: `/mentoring/conversations/${input.id}`, say: t('Thank you. It is kept in your words.') }
}
