import { z } from 'zod'
import { Refused } from '#db/refused.ts'
import {
  BackLink,
  Button,
  Checkboxes,
  DateField,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  SelectField,
} from '#ui/ui.ts'
import { dayOf, formatDate, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { typedDay } from '../../../http/typed-date.ts'
import { groupsIAsk, lastRound, openRound, possibleReaders, readersOf } from '../rounds.ts'

/** The longest that a round can be asked, in days: about a half-term and its holiday. */
const LONGEST = 100
const day = z.string().default('')

export const schema = z.object({
  group: z.uuid({ error: () => t('Choose who to ask.') }),
  readers: z
    .preprocess((given) => (given === undefined ? [] : [given].flat()), z.array(z.uuid()))
    .refine((list) => list.length > 0, {
      error: () => t('Choose at least one person who reads the answers.'),
    })
    .refine((list) => list.length <= 6, { error: () => t('Choose six at most.') }),
  'until-day': day,
  'until-month': day,
  'until-year': day,
})

/** `/who-knows-whom/new`: asks a class or a small school; first which one, then who reads and until when. */
export async function showNew(ask: Ask & { shown?: Shown }) {
  const { c, tx, shown = blank } = ask
  const groups = await groupsIAsk(tx)
  if (groups.length === 0) throw new Refused('unseen')
  const wanted = shown.values.group ?? c.req.query('group')
  const group = groups.find(({ id }) => id === wanted)
  return (
    <Layout
      title={t('Ask who knows whom')}
      current="people"
      wrong={shown.problems.length > 0}
      before={<BackLink href="/who-knows-whom">{t('Who knows whom')}</BackLink>}
    >
      <PageTitle
        {...(group !== undefined && { caption: group.name })}
        lead={t('Grown-ups mark whom they know. Learners say who they can turn to, if they want to.')}
      >
        {t('Ask who knows whom')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      {group === undefined ? (
        <Form action="/who-knows-whom/new" method="get">
          <SelectField
            name="group"
            label={t('Who do you want to ask?')}
            value={wanted}
            options={groups.map(({ id, name }) => ({ value: id, text: name }))}
          />
          <Button>{t('Go on')}</Button>
        </Form>
      ) : (
        <RoundForm ask={ask} group={group} shown={shown} />
      )}
    </Layout>
  )
}

async function RoundForm({
  ask,
  group,
  shown,
}: {
  ask: Ask
  group: { id: string; name: string }
  shown: Shown
}) {
  const { tx } = ask
  const last = await lastRound(tx, group.id)
  const before = last === undefined ? [] : (await readersOf(tx, last.id)).map(({ id }) => id)
  const again = shown.requestId !== undefined
  return (
    <Form action="/who-knows-whom/new" requestId={shown.requestId}>
      <input type="hidden" name="group" value={group.id} />
      {last !== undefined && (
        <p>
          {t('Last asked on {date}. Everybody finds what they said then, and says what has changed.', {
            date: formatDate(last.openedAt),
          })}
        </p>
      )}
      <Checkboxes
        name="readers"
        legend={t('Who reads the answers?')}
        hint={t('Learners are told these names, and choose which of them may read what they say.')}
        options={(await possibleReaders(tx, group.id)).map(({ id, name }) => ({ value: id, label: name }))}
        values={again ? shown.all('readers') : before}
        error={problemWith(shown.problems, 'readers')}
      />
      <DateField
        name="until"
        label={t('Until when?')}
        hint={t('Two weeks are enough.')}
        value={{
          day: shown.values['until-day'],
          month: shown.values['until-month'],
          year: shown.values['until-year'],
        }}
        error={problemWith(shown.problems, 'until')}
      />
      <Button>{t('Ask {group}', { group: group.name })}</Button>
    </Form>
  )
}

export async function askGroup({
  house,
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const until = typedDay(input, 'until', house.now())
  if (until === null) throw new Mend('until', t('Write a date, like 9 3 2027.'))
  const days = (Date.parse(until) - Date.parse(dayOf(house.now()))) / 86_400_000
  if (days < 1) throw new Mend('until', t('Choose a day that is still to come.'))
  if (days > LONGEST) throw new Mend('until', t('Choose a day within the next three months.'))
  const possible = new Set((await possibleReaders(tx, input.group)).map(({ id }) => id))
  if (!input.readers.every((id) => possible.has(id)))
    throw new Mend('readers', t('Choose people from the list.'))
  const last = await lastRound(tx, input.group)
  if (last !== undefined && !last.over)
    throw new Mend('', t('{group} is being asked already. Stop that first.', { group: last.group }))
  await openRound(tx, {
    id: requestId,
    groupId: input.group,
    readers: input.readers,
    until,
    before: last?.id ?? null,
  }).catch((error: unknown) => {
    // All else was looked at above: a colleague was quicker by a moment.
    if ((error as { code?: string }).code === 'KI004')
      throw new Mend('', t('Somebody else has just asked them.'))
    throw error
  })
  return { to: '/who-knows-whom', say: t('Asked. Everybody concerned is told.') }
}
