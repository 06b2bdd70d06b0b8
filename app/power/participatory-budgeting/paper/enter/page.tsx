import { sql } from 'kysely'
import { z } from 'zod'
import { Button, Form, Notice, problemWith, TextField } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../../http/ask.tsx'
import { budgetOfMine } from '../../budget.ts'
import { BudgetFrame } from '../../frame.tsx'
import { sheetNumber, typedSheet } from '../../serial.ts'
import { paperState } from '../figures.ts'
import { numbersOnSheets, readingOf, SheetFields, sheetFields } from '../sheet-field.tsx'

export const schema = z.object({
  id: z.uuid(),
  sheet: z.string().max(40),
  ...sheetFields,
})

/** `/budgets/:id/paper/enter`: one sheet after the other, by whoever holds it. Somebody else enters it again. */
export async function showEnter({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const budget = await budgetOfMine(tx, c.req.param('id')!, 'iEnter')
  const at = `/budgets/${budget.id}/paper`
  const { read, once } = await paperState(tx, budget.id)
  return (
    <BudgetFrame
      budget={budget}
      title={t('Enter a sheet')}
      lead={t('{read, number} entered, {once, number} of them by one person only.', { read, once })}
      problems={shown.problems}
      back={{ href: at, text: t('Paper') }}
    >
      {budget.stage !== 'voting' ? (
        <Notice>
          <p>{t('Sheets are entered until the count begins.')}</p>
        </Notice>
      ) : (
        <Form action={`${at}/enter`} requestId={shown.requestId}>
          <TextField
            name="sheet"
            label={t('The number on the sheet')}
            hint={t('With its last digit: 00123-4')}
            value={shown.values.sheet}
            error={problemWith(shown.problems, 'sheet')}
            width="short"
            inputmode="numeric"
            autocomplete="off"
          />
          <SheetFields budget={budget} values={shown.values} problems={shown.problems} />
          <Button>{t('Next sheet')}</Button>
        </Form>
      )}
    </BudgetFrame>
  )
}

export async function enterSheet({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  const budget = await budgetOfMine(tx, input.id, 'iEnter')
  if (budget.stage !== 'voting') throw new Mend('', t('Sheets are entered until the count begins.'))
  const serial = typedSheet(input.sheet)
  if (serial === null)
    throw new Mend('sheet', t('That is not a number of a sheet. Look again, at every digit.'))
  const numbers = await numbersOnSheets(tx, budget.ballotId!)
  const { answer, fault } = readingOf(input, budget, numbers)
  const { rows } = await sql<{ done: string }>`
    select read_sheet(${budget.id}, ${serial}, ${JSON.stringify(answer)}::jsonb, ${fault}) as done`.execute(
    tx,
  )
  const number = sheetNumber(serial)
  return { to: `/budgets/${budget.id}/paper/enter`, say: said(rows[0]!.done, number, fault) }
}

function said(done: string, number: string, fault: string | null): string {
  switch (done) {
    case 'unknown':
      throw new Mend(
        'sheet',
        t('Kith printed no sheet {number}. Keep it apart and tell whoever runs the vote.', { number }),
      )
    case 'void':
      throw new Mend(
        'sheet',
        t('{number} is void: its holder votes otherwise. Keep it apart and tell whoever runs the vote.', {
          number,
        }),
      )
    case 'yours':
      throw new Mend('sheet', t('You entered {number} already. Somebody else enters it again.', { number }))
    case 'settled':
      throw new Mend(
        'sheet',
        t(
          'Two people have entered {number}. If this is another sheet, keep it apart: numbers are there once.',
          {
            number,
          },
        ),
      )
    case 'same':
      return t('{number} is entered twice, alike.', { number })
    case 'differs':
      return t('{number} was read differently by somebody else. It needs a third look.', { number })
    default:
      return fault === 'too_many'
        ? t('{number} is entered. It has too many marks and will not count.', { number })
        : t('{number} is entered.', { number })
  }
}
