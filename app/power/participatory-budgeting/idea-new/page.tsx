import { sql } from 'kysely'
import { z } from 'zod'
import { Refused } from '#db/refused.ts'
import { Button, Form, Notice, problemWith, TextArea, TextField } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { theBudget } from '../budget.ts'
import { BudgetFrame } from '../frame.tsx'

export const schema = z.object({
  id: z.uuid(),
  for: z.enum(['', 'somebody']).default(''),
  title: z
    .string()
    .trim()
    .min(1, { error: () => t('Say your idea in a few words.') })
    .max(120, { error: () => t('Keep it to 120 letters.') }),
  words: z
    .string()
    .trim()
    .min(1, { error: () => t('Say a little more: what would it change, and for whom?') })
    .max(2000, { error: () => t('Keep it to 2,000 letters.') }),
  place: z
    .string()
    .trim()
    .max(200, { error: () => t('Keep it to 200 letters.') }),
})

/** `/budgets/:id/idea`: an idea, in a few words. */
export async function showIdeaForm({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const budget = await theBudget(tx, c.req.param('id')!)
  const forSomebody = (shown.values.for ?? c.req.query('for')) === 'somebody' && budget.iRun
  if (!budget.isForMe && !budget.iRun) throw new Refused('unseen')
  const { values, problems } = shown
  return (
    <BudgetFrame
      budget={budget}
      title={forSomebody ? t('An idea for somebody') : t('I have an idea')}
      lead={
        forSomebody
          ? t('Write it in their words. No name is kept with it.')
          : t('Somebody reads it first. Then others see it, without your name.')
      }
      problems={problems}
    >
      {budget.stage !== 'ideas' ? (
        <Notice>
          <p>{t('The time for ideas is over.')}</p>
        </Notice>
      ) : (
        <Form action={`/budgets/${budget.id}/idea`} draft={`idea-${budget.id}`} requestId={shown.requestId}>
          {forSomebody && <input type="hidden" name="for" value="somebody" />}
          <TextField
            name="title"
            label={t('Your idea in a few words')}
            value={values.title}
            error={problemWith(problems, 'title')}
            maxlength={120}
          />
          <TextArea
            name="words"
            label={t('What would it change, and for whom?')}
            hint={t('Leave out names of people.')}
            value={values.words}
            error={problemWith(problems, 'words')}
            maxlength={2000}
          />
          <TextField
            name="place"
            label={t('Where?')}
            value={values.place}
            error={problemWith(problems, 'place')}
            maxlength={200}
            optional
          />
          <Button>{t('Send it')}</Button>
        </Form>
      )}
    </BudgetFrame>
  )
}

export async function haveIdea({
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const budget = await theBudget(tx, input.id)
  if (budget.stage !== 'ideas') throw new Mend('', t('The time for ideas is over.'))
  await sql`select have_idea(${requestId}, ${input.id}, ${input.title}, ${input.words}, ${input.place},
    ${input.for === 'somebody'})`.execute(tx)
  return { to: `/budgets/${input.id}`, say: t('Sent. Somebody reads it, and you are told.') }
}
