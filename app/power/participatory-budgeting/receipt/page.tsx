import { Refused } from '#db/refused.ts'
import { Button, Form, Notice, problemWith, TextField } from '#ui/ui.ts'
import { t } from '#words'
import type { OpenAsk } from '../../../http/ask.tsx'
import { theBudget } from '../budget.ts'
import { BudgetFrame } from '../frame.tsx'
import { grouped } from '../vote/cast-it.tsx'

/** `/budgets/:id/receipt?number=`: whether a vote is among those counted. What it says nobody can tell from it. */
export async function showReceipt({ c, tx }: OpenAsk) {
  const budget = await theBudget(tx, c.req.param('id')!)
  if (budget.ballotId === null) throw new Refused('unseen')
  const typed = (c.req.query('number') ?? '').slice(0, 60)
  const number = typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  const isOne = /^[A-HJ-NP-Z2-9]{12}$/.test(number)
  const problems =
    typed === '' || isOne
      ? []
      : [{ field: 'number', message: t('A receipt has twelve letters and digits, without I, O, 0 and 1.') }]
  const counted =
    isOne && budget.stage === 'counted'
      ? await tx
          .selectFrom('ballot_receipts')
          .select('receipt')
          .where('ballot_id', '=', budget.ballotId)
          .where('receipt', '=', number)
          .executeTakeFirst()
      : undefined
  return (
    <BudgetFrame budget={budget} title={t('Is my vote in it?')} problems={problems}>
      {budget.stage !== 'counted' && <p>{t('You can ask when the results are out.')}</p>}
      {isOne &&
        budget.stage === 'counted' &&
        (counted !== undefined ? (
          <Notice kind="done" title={t('Yes')}>
            <p>{t('The vote with the receipt {number} is in the count.', { number: grouped(number) })}</p>
          </Notice>
        ) : (
          <Notice kind="problem" title={t('No')}>
            <p>
              {t(
                'No vote with this receipt was counted. Look at every letter. If it is right, tell whoever runs the vote: you have found a fault.',
              )}
            </p>
          </Notice>
        ))}
      <Form action={`/budgets/${budget.id}/receipt`} method="get">
        <TextField
          name="number"
          label={t('Your receipt')}
          hint={t('Votes on paper have none: they are checked sheet by sheet.')}
          value={typed}
          error={problemWith(problems, 'number')}
          width="middle"
          maxlength={60}
          spellcheck={false}
        />
        <Button>{t('Look')}</Button>
      </Form>
    </BudgetFrame>
  )
}
