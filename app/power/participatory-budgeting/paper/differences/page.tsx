import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { Button, Form } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../../http/ask.tsx'
import { type Answer, inShort } from '../../answer.ts'
import { budgetOfMine } from '../../budget.ts'
import { BudgetFrame } from '../../frame.tsx'
import { sheetNumber } from '../../serial.ts'
import { type Fault, numbersOnSheets, readingOf, SheetFields, sheetFields } from '../sheet-field.tsx'

export const schema = z.object({ id: z.uuid(), serial: z.coerce.number().int().positive(), ...sheetFields })

interface Differing {
  readonly serial: number
  readonly one: Answer
  readonly one_fault: Fault | null
  readonly one_by: string | null
  readonly other: Answer
  readonly other_fault: Fault | null
  readonly other_by: string | null
}

const differing = async (tx: Tx, budgetId: string) =>
  (await sql<Differing>`select * from differing_sheets(${budgetId}) order by serial`.execute(tx)).rows

/** `/budgets/:id/paper/differences`: sheets that two people read differently, one at a time, with the paper in hand. */
export async function showDifferences({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const budget = await budgetOfMine(tx, c.req.param('id')!, 'iEnter')
  const at = `/budgets/${budget.id}/paper`
  const sheets = await differing(tx, budget.id)
  const sheet = sheets.find(({ serial }) => String(serial) === shown.values.serial) ?? sheets[0]
  return (
    <BudgetFrame
      budget={budget}
      title={t('Read differently')}
      lead={t(
        '{count, plural, =0 {All sheets are settled.} one {One sheet needs a third look.} other {# sheets need a third look.}}',
        { count: sheets.length },
      )}
      problems={shown.problems}
      back={{ href: at, text: t('Paper') }}
    >
      {sheet !== undefined && (
        <>
          <h2>{t('Find sheet {number}', { number: sheetNumber(sheet.serial) })}</h2>
          <ul>
            <li>{reading(sheet.one_by, sheet.one, sheet.one_fault)}</li>
            <li>{reading(sheet.other_by, sheet.other, sheet.other_fault)}</li>
          </ul>
          <Form action={`${at}/differences`} requestId={shown.requestId}>
            <input type="hidden" name="serial" value={String(sheet.serial)} />
            <SheetFields budget={budget} values={shown.values} problems={shown.problems} />
            <Button>{t('This is right')}</Button>
          </Form>
        </>
      )}
    </BudgetFrame>
  )
}

function reading(by: string | null, answer: Answer, fault: Fault | null): string {
  const name = by ?? t('Somebody')
  if (fault === 'unreadable') return t('{name} could not read it.', { name })
  if (fault === 'twice') return t('{name} says that its number is there twice.', { name })
  if (fault === 'empty') return t('{name} saw no mark.', { name })
  return t('{name} read {marks}', { name, marks: inShort(answer) })
}

export async function settleSheet({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  const budget = await budgetOfMine(tx, input.id, 'iEnter')
  const to = `/budgets/${budget.id}/paper/differences`
  if (!(await differing(tx, budget.id)).some(({ serial }) => serial === input.serial))
    return { to, say: t('That sheet is settled.') }
  if (budget.stage !== 'voting') throw new Mend('', t('Sheets are entered until the count begins.'))
  const numbers = await numbersOnSheets(tx, budget.ballotId!)
  const { answer, fault } = readingOf(input, budget, numbers)
  await sql`select settle_sheet(${budget.id}, ${input.serial}, ${JSON.stringify(answer)}::jsonb, ${fault})`.execute(
    tx,
  )
  return { to, say: t('{number} is settled.', { number: sheetNumber(input.serial) }) }
}
