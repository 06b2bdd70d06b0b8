import { sql } from 'kysely'
import { z } from 'zod'
import { Refused } from '#db/refused.ts'
import { Button, Form, problemWith, Radios, TextArea } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, type Shown } from '../../../http/ask.tsx'
import { newsWords } from '../budget/lists.tsx'
import { theBudget } from '../budget.ts'
import { BudgetFrame } from '../frame.tsx'
import { theProject } from '../projects.ts'

const states = ['begun', 'going_on', 'held_up', 'done'] as const
export const schema = z.object({
  id: z.uuid(),
  state: z.enum(states, { error: () => t('Choose how it stands.') }),
  words: z
    .string()
    .trim()
    .min(1, { error: () => t('Say in a sentence how it gets on.') })
    .max(1000, { error: () => t('Keep it to 1,000 letters.') }),
})

/** `/budgets/projects/:id/news`: how a winner gets on, by whoever sees to it. Those who follow it are told. */
export async function showNews({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const project = await theProject(tx, c.req.param('id')!)
  const { rows } = await sql<{ mine: boolean }>`select i_deliver(${project.id}) as mine`.execute(tx)
  if (!rows[0]!.mine || !project.story?.won) throw new Refused('unseen')
  const budget = await theBudget(tx, project.budgetId)
  const at = `/budgets/projects/${project.id}`
  return (
    <BudgetFrame
      budget={budget}
      title={t('How does it get on?')}
      lead={t('Everybody who follows “{title}” is told. Your name stands beside it.', {
        title: project.title,
      })}
      problems={shown.problems}
      back={{ href: at, text: project.title }}
    >
      <Form action={`${at}/news`} draft={`news-${project.id}`} requestId={shown.requestId}>
        <Radios
          name="state"
          legend={t('How does it stand?')}
          options={states.map((state) => ({ value: state, label: newsWords(state) }))}
          value={shown.values.state}
          error={problemWith(shown.problems, 'state')}
        />
        <TextArea
          name="words"
          label={t('In a sentence or two')}
          value={shown.values.words}
          error={problemWith(shown.problems, 'words')}
          rows={3}
          maxlength={1000}
        />
        <Button>{t('Say it')}</Button>
      </Form>
    </BudgetFrame>
  )
}

export async function sayNews({
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  await sql`select say_news(${requestId}, ${input.id}, ${input.state}, ${input.words})`.execute(tx)
  return { to: `/budgets/projects/${input.id}`, say: t('Said. Those who follow it are told.') }
}
