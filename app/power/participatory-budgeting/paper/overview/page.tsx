import { sql } from 'kysely'
import { z } from 'zod'
import { Button, ButtonRow, Form, problemWith, TextField } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../../http/ask.tsx'
import { budgetOfMine } from '../../budget.ts'
import { BudgetFrame } from '../../frame.tsx'
import { paperState } from '../figures.ts'
import { Reconciled } from '../reconciled.tsx'

/** As many at a time as a page prints. */
export const PRINTED_AT_ONCE = 200

export const schema = z.object({
  id: z.uuid(),
  many: z
    .string()
    .trim()
    .regex(/^[1-9]\d{0,2}$/, { error: () => t('Write a number from 1 to 200.') })
    .transform(Number)
    .refine((many) => many <= PRINTED_AT_ONCE, { error: () => t('Print 200 at most at a time.') }),
})

/** `/budgets/:id/paper`: how the paper stands, and what to do with it. */
export async function showPaper({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const budget = await budgetOfMine(tx, c.req.param('id')!, 'iEnter')
  const at = `/budgets/${budget.id}/paper`
  if (budget.stage !== 'voting')
    return (
      <BudgetFrame budget={budget} title={t('Paper')}>
        <p>{t('Sheets are printed and entered while the vote is on.')}</p>
      </BudgetFrame>
    )
  const figures = await paperState(tx, budget.id)
  return (
    <BudgetFrame
      budget={budget}
      title={t('Paper')}
      lead={t('Each sheet has a number. Two people enter each; nobody knows whose it was.')}
      problems={shown.problems}
    >
      <ButtonRow>
        <Button href={`${at}/enter`}>{t('Enter sheets')}</Button>
        {figures.differ > 0 && (
          <Button href={`${at}/differences`} kind="quiet">
            {t('Settle differences')}
          </Button>
        )}
      </ButtonRow>
      <h2>{t('How it stands')}</h2>
      <Reconciled figures={figures} />
      <h2>{t('Print sheets')}</h2>
      <Form action={at} requestId={shown.requestId}>
        <TextField
          name="many"
          label={t('How many new sheets?')}
          value={shown.values.many}
          error={problemWith(shown.problems, 'many')}
          width="short"
          inputmode="numeric"
        />
        <Button kind="quiet">{t('Make them')}</Button>
      </Form>
    </BudgetFrame>
  )
}

export async function makeSheets({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  const budget = await budgetOfMine(tx, input.id, 'iEnter')
  if (budget.stage !== 'voting') throw new Mend('', t('Sheets are printed while the vote is on.'))
  const { rows } = await sql<{ from_serial: number; to_serial: number }>`
    select * from print_sheets(${budget.id}, ${input.many})`.execute(tx)
  const { from_serial, to_serial } = rows[0]!
  return `/budgets/${budget.id}/paper/print?from=${from_serial}&to=${to_serial}`
}
