import { sql } from 'kysely'
import { z } from 'zod'
import { Button, ButtonRow, Form, problemWith, TextArea } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { budgetOfMine } from '../budget.ts'
import { BudgetFrame } from '../frame.tsx'
import { theProject } from '../projects.ts'

export const schema = z.object({
  id: z.uuid(),
  why: z
    .string()
    .trim()
    .min(1, { error: () => t('Say why. Everybody who may vote reads it.') })
    .max(1000, { error: () => t('Keep it to 1,000 letters.') }),
})

/** `/budgets/projects/:id/withdraw`: out of the vote, with a reason that everybody on the roll is told. */
export async function showWithdraw({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const project = await theProject(tx, c.req.param('id')!)
  const budget = await budgetOfMine(tx, project.budgetId)
  const at = `/budgets/projects/${project.id}`
  return (
    <BudgetFrame
      budget={budget}
      title={t('Withdraw “{title}”', { title: project.title })}
      lead={
        budget.ballotId === null
          ? t('It will not be voted on.')
          : t(
              'People are voting. Votes for it will not count; all else on their ballots will. It cannot come back.',
            )
      }
      problems={shown.problems}
      back={{ href: at, text: project.title }}
    >
      <Form action={`${at}/withdraw`} requestId={shown.requestId}>
        <TextArea
          name="why"
          label={t('Why?')}
          hint={t('Everybody who may vote is told.')}
          value={shown.values.why}
          error={problemWith(shown.problems, 'why')}
          maxlength={1000}
        />
        <ButtonRow>
          <Button kind="danger">{t('Withdraw it')}</Button>
          <Button kind="quiet" href={at}>
            {t('No, go back')}
          </Button>
        </ButtonRow>
      </Form>
    </BudgetFrame>
  )
}

export async function withdraw({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  const project = await theProject(tx, input.id)
  const { stage } = await budgetOfMine(tx, project.budgetId)
  if (stage === 'counting' || stage === 'counted')
    throw new Mend('', t('The vote is over. It cannot be withdrawn any more.'))
  await sql`select withdraw_project(${input.id}, ${input.why})`.execute(tx)
  return { to: `/budgets/projects/${input.id}`, say: t('Withdrawn. Everybody who may vote is told.') }
}
