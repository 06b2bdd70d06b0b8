import { sql } from 'kysely'
import { z } from 'zod'
import { Button, ButtonRow, Card, Form, fieldId, problemWith, TextArea } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { budgetOfMine } from '../budget.ts'
import { BudgetFrame } from '../frame.tsx'
import { ideasToRead } from '../projects.ts'

export const schema = z.object({
  id: z.uuid(),
  idea: z.uuid(),
  do: z.enum(['yes', 'no']),
  why: z
    .string()
    .trim()
    .max(1000, { error: () => t('Keep it to 1,000 letters.') }),
})

/** `/budgets/:id/ideas`: ideas that wait to be read, with yes or no and why. Whose they are is not shown. */
export async function showIdeasToRead({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const budget = await budgetOfMine(tx, c.req.param('id')!)
  const waiting = await ideasToRead(tx, budget.id)
  return (
    <BudgetFrame
      budget={budget}
      title={t('Ideas to read')}
      lead={t('Say no to what names or hurts somebody, or cannot be done with this money. Say why.')}
      problems={shown.problems}
    >
      {waiting.length === 0 && <p>{t('All ideas are read.')}</p>}
      {waiting.map((idea) => (
        <Card title={idea.title} {...(idea.place !== null && { meta: idea.place })}>
          <p class="said">{idea.words}</p>
          <Form
            action={`/budgets/${budget.id}/ideas`}
            requestId={shown.values.idea === idea.id ? shown.requestId : undefined}
          >
            <input type="hidden" name="idea" value={idea.id} />
            <TextArea
              name="why"
              id={fieldId(`why-${idea.id}`)}
              error={problemWith(shown.problems, `why-${idea.id}`)}
              label={t('Why?')}
              hint={t('Whoever had the idea reads this. For a yes it can be empty.')}
              value={shown.values.idea === idea.id ? shown.values.why : undefined}
              rows={2}
              maxlength={1000}
              optional
            />
            <ButtonRow>
              <Button name="do" value="yes" about={idea.title}>
                {t('Yes, show it')}
              </Button>
              <Button name="do" value="no" kind="quiet" about={idea.title}>
                {t('No')}
              </Button>
            </ButtonRow>
          </Form>
        </Card>
      ))}
    </BudgetFrame>
  )
}

export async function readIdea({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  if (input.do === 'no' && input.why === '')
    throw new Mend(`why-${input.idea}`, t('Say why not. Whoever had the idea reads it.'))
  const waiting = await ideasToRead(tx, input.id)
  const to = `/budgets/${input.id}/ideas`
  if (!waiting.some(({ id }) => id === input.idea))
    return { to, say: t('Somebody else has read that one already.') }
  await sql`select read_idea(${input.idea}, ${input.do}, ${input.why})`.execute(tx)
  return { to, say: input.do === 'yes' ? t('Others see it now.') : t('Said no. They are told why.') }
}
