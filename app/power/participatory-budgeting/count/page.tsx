import { sql } from 'kysely'
import { z } from 'zod'
import { turnoutOf } from '#core/ballots/turnout.ts'
import { Button, ButtonRow, Form, Notice, problemWith, TextArea } from '#ui/ui.ts'
import { formatDateTime, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { type Budget, budgetOfMine } from '../budget.ts'
import { BudgetFrame } from '../frame.tsx'
import { paperState } from '../paper/figures.ts'
import { Reconciled } from '../paper/reconciled.tsx'

export const schema = z.object({
  id: z.uuid(),
  note: z
    .string()
    .trim()
    .max(1000, { error: () => t('Keep it to 1,000 letters.') })
    .default(''),
})

/** `/budgets/:id/count`: what fits and what does not, before anything is counted. */
export async function showCount({ c, house, tx, shown = blank }: Ask & { shown?: Shown }) {
  const budget = await budgetOfMine(tx, c.req.param('id')!)
  if (budget.stage !== 'voting')
    return (
      <BudgetFrame budget={budget} title={t('Count the votes')}>
        <p>{t('There is no vote to end.')}</p>
      </BudgetFrame>
    )
  const [figures, turnout] = [await paperState(tx, budget.id), await turnoutOf(tx, budget.ballotId!)]
  const paper = figures.printed > 0 || figures.handed > 0
  return (
    <BudgetFrame
      budget={budget}
      title={t('Count the votes')}
      lead={t('{byScreen, number} voted on a screen and {byPaper, number} on paper.', { ...turnout })}
      problems={shown.problems}
    >
      {paper && <Reconciled figures={figures} />}
      {budget.closesAt !== null && budget.closesAt > house.now() ? (
        <Notice>
          <p>
            {t('People can vote until {when}. It is counted after that, and not before.', {
              when: formatDateTime(budget.closesAt),
            })}
          </p>
        </Notice>
      ) : figures.once > 0 || figures.differ > 0 ? (
        <p>
          <a href={`/budgets/${budget.id}/paper`}>{t('Settle the sheets first')}</a>
        </p>
      ) : (
        <Form action={`/budgets/${budget.id}/count`} requestId={shown.requestId}>
          {figures.read !== figures.handed && (
            <TextArea
              name="note"
              label={t('Why do the sheets and the ticks differ?')}
              hint={t('This is published with the result.')}
              value={shown.values.note}
              error={problemWith(shown.problems, 'note')}
              rows={3}
              maxlength={1000}
            />
          )}
          <ButtonRow>
            <Button>{t('Count the votes')}</Button>
            <Button kind="quiet" href={`/budgets/${budget.id}`}>
              {t('No, go back')}
            </Button>
          </ButtonRow>
        </Form>
      )}
    </BudgetFrame>
  )
}

export async function startCount({ house, tx, input }: Ask & { input: z.output<typeof schema> }) {
  const budget = await budgetOfMine(tx, input.id)
  if (budget.stage !== 'voting') return `/budgets/${budget.id}`
  if (budget.closesAt !== null && budget.closesAt > house.now())
    throw new Mend('', t('Voting is not over yet.'))
  const { once, differ, read, handed } = await paperState(tx, budget.id)
  if (once > 0 || differ > 0) throw new Mend('', t('Some sheets are not settled yet.'))
  if (read !== handed && input.note === '')
    throw new Mend('note', t('Say why the sheets and the ticks differ.'))
  await sql`select start_budget_count(${budget.id}, ${input.note})`.execute(tx)
  return `/budgets/${budget.id}`
}

export const again = z.object({ id: z.uuid() })

export async function countAgain({ tx, input }: Ask & { input: z.output<typeof again> }) {
  const budget: Budget = await budgetOfMine(tx, input.id)
  if (budget.failedAt !== null) await sql`select count_budget_again(${budget.id})`.execute(tx)
  return `/budgets/${budget.id}`
}

/** Ends the time for ideas. */
export async function endIdeas({ tx, input }: Ask & { input: z.output<typeof again> }) {
  await sql`select end_ideas(${input.id})`.execute(tx)
  return { to: `/budgets/${input.id}`, say: t('The ideas are in.') }
}
