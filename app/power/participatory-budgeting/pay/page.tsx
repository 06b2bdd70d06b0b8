import { z } from 'zod'
import { accountOf, setAside } from '#core/ledger/accounts.ts'
import { post } from '#core/ledger/entries.ts'
import { Refused } from '#db/refused.ts'
import { Button, Form, problemWith, TextField } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { budgetOfMine } from '../budget.ts'
import { BudgetFrame } from '../frame.tsx'
import { money, typedAmount } from '../money.ts'
import { theProject } from '../projects.ts'

export const schema = z.object({
  id: z.uuid(),
  amount: z.string().max(40),
  words: z
    .string()
    .trim()
    .min(1, { error: () => t('Say what for.') })
    .max(300, { error: () => t('Keep it to 300 letters.') }),
})

/** `/budgets/projects/:id/pay`: money that went out for a winner. Everybody can read it on its page. */
export async function showPay({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const project = await theProject(tx, c.req.param('id')!)
  const budget = await budgetOfMine(tx, project.budgetId)
  if (!project.story?.won || budget.isBroughtIn) throw new Refused('unseen')
  const left = (await setAside(tx, [project.id])).get(project.id) ?? 0
  const at = `/budgets/projects/${project.id}`
  return (
    <BudgetFrame
      budget={budget}
      title={t('Pay for it')}
      lead={t('{amount} is set aside for “{title}”. Everybody can read what you write here.', {
        amount: money(left, budget),
        title: project.title,
      })}
      problems={shown.problems}
      back={{ href: at, text: project.title }}
    >
      <Form action={`${at}/pay`} requestId={shown.requestId}>
        <TextField
          name="amount"
          label={t('How much, in pounds?')}
          value={shown.values.amount}
          error={problemWith(shown.problems, 'amount')}
          width="short"
          inputmode="decimal"
        />
        <TextField
          name="words"
          label={t('What for?')}
          value={shown.values.words}
          error={problemWith(shown.problems, 'words')}
          maxlength={300}
        />
        <Button>{t('Write it down')}</Button>
      </Form>
    </BudgetFrame>
  )
}

export async function pay({
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const project = await theProject(tx, input.id)
  const budget = await budgetOfMine(tx, project.budgetId)
  const amount = typedAmount(input.amount, budget.decimals)
  if (amount === null) throw new Mend('amount', t('Write an amount like 20000 or 1250.50.'))
  const left = (await setAside(tx, [project.id])).get(project.id) ?? 0
  if (amount > left)
    throw new Mend('amount', t('Only {left} is set aside for it.', { left: money(left, budget) }))
  const account = { ownerId: budget.hostId, sourceId: project.id, unit: budget.unit }
  await post(tx, {
    id: requestId,
    fromId: await accountOf(tx, { ...account, kind: 'purpose' }),
    toId: await accountOf(tx, { ...account, kind: 'outside' }),
    amount,
    sourceId: project.id,
    words: input.words,
  })
  return { to: `/budgets/projects/${project.id}`, say: t('Written down.') }
}
