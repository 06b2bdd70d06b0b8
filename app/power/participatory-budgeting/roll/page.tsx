import { sql } from 'kysely'
import { z } from 'zod'
import { turnoutOf } from '#core/ballots/turnout.ts'
import { Button, Form, problemWith, Tag, TextField, Thing, ThingList } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { budgetOfMine } from '../budget.ts'
import { BudgetFrame } from '../frame.tsx'
import { takeBack, Untick, untickSchema } from './untick.tsx'

const id = z.uuid()
const name = z
  .string()
  .trim()
  .min(2, { error: () => t('Write the whole name.') })
  .max(200, { error: () => t('Keep it to 200 letters.') })
export const schema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('tick'), id, place: z.uuid() }),
  z.object({ do: z.literal('add'), id, name }),
  untickSchema,
])

interface OnRoll {
  readonly roll_id: string
  readonly name: string | null
  readonly voted: 'screen' | 'paper' | null
  readonly added: boolean
}

/**
 * `/budgets/:id/roll?name=`: ticks somebody off as they hand in a sheet; adds somebody who showed that they may vote. Only a whole
 * name is found, as somebody says it who stands there: nobody looks through the people of the place here.
 */
export async function showRoll({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const budget = await budgetOfMine(tx, c.req.param('id')!, 'iTick')
  const at = `/budgets/${budget.id}/roll`
  if (budget.ballotId === null)
    return (
      <BudgetFrame budget={budget} title={t('The roll')}>
        <p>{t('The roll is written when the vote opens.')}</p>
      </BudgetFrame>
    )
  const asked = (c.req.query('name') ?? '').slice(0, 200)
  const { rows: found } =
    asked.trim() === ''
      ? { rows: [] }
      : await sql<OnRoll>`select * from find_on_roll(${budget.id}, ${asked}) order by name`.execute(tx)
  const { onRoll, byScreen, byPaper } = await turnoutOf(tx, budget.ballotId)
  return (
    <BudgetFrame
      budget={budget}
      title={t('The roll')}
      lead={t(
        '{onRoll, number} may vote. {byScreen, number} voted on a screen, {byPaper, number} on paper.',
        {
          onRoll,
          byScreen,
          byPaper,
        },
      )}
      problems={shown.problems}
    >
      <h2>{t('Somebody hands in a sheet')}</h2>
      <Form action={at} method="get">
        <TextField name="name" label={t('Their whole name')} value={asked} type="search" maxlength={200} />
        <Button>{t('Find')}</Button>
      </Form>
      {asked.trim() !== '' && (
        <ThingList
          label={t('On the roll')}
          empty={{ text: t('Nobody of that name is on the roll. Write the first name and the family name.') }}
        >
          {found.map((one) => (
            <Thing
              title={one.name ?? ''}
              {...(one.added && { meta: t('Added by hand') })}
              actions={
                one.voted === null && budget.isOpen ? (
                  <Form action={at}>
                    <input type="hidden" name="place" value={one.roll_id} />
                    <Button name="do" value="tick" about={one.name ?? ''}>
                      {t('Takes the sheet: tick off')}
                    </Button>
                  </Form>
                ) : undefined
              }
            >
              {one.voted !== null && (
                <Tag tone="wrong">
                  {one.voted === 'paper' ? t('Has voted on paper') : t('Has voted on a screen')}
                </Tag>
              )}
              {one.voted === 'paper' && budget.iRun && budget.isOpen && (
                <Untick
                  action={`${at}?name=${encodeURIComponent(asked)}`}
                  place={one.roll_id}
                  shown={shown}
                />
              )}
            </Thing>
          ))}
        </ThingList>
      )}
      {budget.isOpen && (
        <>
          <h2>{t('Somebody who is not on it')}</h2>
          <Form action={at} requestId={shown.requestId}>
            <TextField
              name="name"
              id="field-added"
              label={t('The name of somebody who showed you that they may vote')}
              value={shown.values.name}
              error={problemWith(shown.problems, 'name')}
              maxlength={200}
            />
            <Button name="do" value="add" kind="quiet">
              {t('Add them')}
            </Button>
          </Form>
        </>
      )}
    </BudgetFrame>
  )
}

export async function changeRoll({
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const budget = await budgetOfMine(tx, input.id, 'iTick')
  if (!budget.isOpen) throw new Mend('', t('Voting is not open. Nobody can be ticked off or added.'))
  const to = `/budgets/${budget.id}/roll`
  if (input.do === 'untick') return { to, say: await takeBack(tx, budget.id, input) }
  if (input.do === 'add') {
    const { rows } = await sql`select from find_on_roll(${budget.id}, ${input.name})`.execute(tx)
    if (rows.length > 0) throw new Mend('name', t('Somebody of that name is on the roll. Find them above.'))
    await sql`select add_to_roll(${budget.ballotId}, ${requestId}, ${input.name})`.execute(tx)
    return { to: `${to}?name=${encodeURIComponent(input.name)}`, say: t('Added.') }
  }
  const { rows } = await sql<{ ticked: boolean }>`
    select mark_paper(${budget.ballotId}, ${input.place}) as ticked`.execute(tx)
  return {
    to,
    say: rows[0]!.ticked
      ? t('Ticked off. Put the sheet into the box.')
      : t('They have voted already. Keep this sheet out of the box.'),
  }
}
