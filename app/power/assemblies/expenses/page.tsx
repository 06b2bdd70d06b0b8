import { sql } from 'kysely'
import { z } from 'zod'
import { Button, Form, problemWith, SelectField, Table, TextField } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { type Assembly, assembly } from '../assembly.ts'
import { AssemblyPage } from '../frame.tsx'
import { panelOf, type Seat } from '../panel/panel.ts'
import { minorUnits, sayMoney } from './money.ts'

const id = z.uuid()
const amount = z.string().max(20).default('')
const words = z
  .string({ error: () => t('Write what it is for.') })
  .trim()
  .min(1, { error: () => t('Write what it is for.') })
  .max(200, { error: () => t('Keep it to {most, number} letters.', { most: 200 }) })
export const schema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('fund'), id, amount, words }),
  z.object({
    do: z.literal('pay'),
    id,
    who: z.string().regex(/^\S{36} p\d{1,6}$/, { error: () => t('Choose somebody.') }),
    paid: amount,
    what: words,
  }),
])

const UNIT = 'GBP'

interface Payment {
  readonly pseudonym: string
  readonly amount: number
  readonly unit: string
  readonly words: string
  readonly made_at: Date
  readonly mine: boolean
}

/** `/assemblies/:id/expenses`: what was set aside and paid; a member sees their own, those who run it all by pseudonym. */
export async function showExpenses({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const about = await assembly(tx, c.req.param('id')!)
  const { rows: payments } = await sql<Payment>`select * from payments_of(${about.id})`.execute(tx)
  const { rows: money } = await sql<{ unit: string; set_aside: number; left_over: number }>`
    select * from money_of_assembly(${about.id})`.execute(tx)
  const all = about.iRun || about.iAmClerk
  return (
    <AssemblyPage
      about={about}
      title={t('Money for those who take part')}
      lead={t('Travel, care for somebody, a day’s pay: nobody stays away for want of money.')}
      problems={shown.problems}
    >
      {money.map(({ unit, set_aside, left_over }) => (
        <p>
          {t('{all} set aside, {rest} left.', {
            all: sayMoney(set_aside, unit),
            rest: sayMoney(left_over, unit),
          })}
        </p>
      ))}
      <Table
        caption={all ? t('What was paid') : t('What you were paid')}
        columns={[
          ...(all ? [{ text: t('To whom') }] : []),
          { text: t('For what') },
          { text: t('When') },
          { text: t('Amount'), number: true },
        ]}
        rows={payments.map((one) => [
          ...(all ? [one.pseudonym] : []),
          one.words,
          formatDate(one.made_at),
          sayMoney(one.amount, one.unit),
        ])}
        empty={t('Nothing yet.')}
      />
      {about.iAmClerk && <Pay about={about} seats={await panelOf(tx, about.id)} shown={shown} />}
      {about.iRun && <Fund about={about} shown={shown} />}
    </AssemblyPage>
  )
}

const Pay = ({ about, seats, shown }: { about: Assembly; seats: readonly Seat[]; shown: Shown }) => (
  <Form action={`/assemblies/${about.id}/expenses`} requestId={shown.requestId}>
    <h2>{t('Pay somebody')}</h2>
    <SelectField
      name="who"
      label={t('To whom?')}
      value={shown.values.who}
      error={problemWith(shown.problems, 'who')}
      options={[
        { value: '', text: t('Choose somebody') },
        ...seats
          .filter(({ joined_at }) => joined_at !== null)
          .map(({ draw_id, draw_n, pseudonym }) => ({
            value: `${draw_id} ${pseudonym}`,
            text: t('{pseudonym} of draw {n, number}', { pseudonym, n: draw_n }),
          })),
      ]}
    />
    <TextField
      name="paid"
      label={t('How much?')}
      hint={t('In pounds, like 12.50')}
      inputmode="decimal"
      width="short"
      value={shown.values.paid}
      error={problemWith(shown.problems, 'paid')}
    />
    <TextField
      name="what"
      label={t('For what?')}
      hint={t('Everybody can read it: no name.')}
      maxlength={200}
      value={shown.values.what}
      error={problemWith(shown.problems, 'what')}
    />
    <Button name="do" value="pay">
      {t('Pay it')}
    </Button>
  </Form>
)

const Fund = ({ about, shown }: { about: Assembly; shown: Shown }) => (
  <Form action={`/assemblies/${about.id}/expenses`}>
    <h2>{t('Set money aside')}</h2>
    <TextField
      name="amount"
      label={t('How much is set aside?')}
      hint={t('In pounds, like 12.50')}
      inputmode="decimal"
      width="short"
      value={shown.values.amount}
      error={problemWith(shown.problems, 'amount')}
    />
    <TextField
      name="words"
      label={t('Where does it come from?')}
      maxlength={200}
      value={shown.values.words}
      error={problemWith(shown.problems, 'words')}
    />
    <Button name="do" value="fund" kind="quiet">
      {t('Set it aside')}
    </Button>
  </Form>
)

export async function changeExpenses({
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const to = `/assemblies/${input.id}/expenses`
  if (input.do === 'fund') {
    const sum = minorUnits(input.amount, 'amount')
    await sql`select fund_assembly(${requestId}, ${input.id}, ${sum}, ${UNIT}, ${input.words})`.execute(tx)
    return { to, say: t('Set aside.') }
  }
  const [draw, pseudonym] = input.who.split(' ')
  if (!z.uuid().safeParse(draw).success) throw new Mend('who', t('Choose somebody.'))
  const sum = minorUnits(input.paid, 'paid')
  const { rows } = await sql<{
    unit: string
    left_over: number
  }>`select * from money_of_assembly(${input.id})`.execute(tx)
  const rest = rows.find(({ unit }) => unit === UNIT)?.left_over ?? 0
  if (rest < sum)
    throw new Mend('paid', t('There is {rest} left. Set more aside first.', { rest: sayMoney(rest, UNIT) }))
  await sql`select pay_member(${requestId}, ${input.id}, ${draw}, ${pseudonym}, ${sum}, ${UNIT}, ${input.what})`.execute(
    tx,
  )
  return { to, say: t('Paid.') }
}
