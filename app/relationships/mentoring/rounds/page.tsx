import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#db/client.ts'
import {
  BackLink,
  Button,
  DateField,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  SelectField,
  Thing,
  ThingList,
} from '#ui/ui.ts'
import { dayOf, formatDate, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { typedDay } from '../../../http/typed-date.ts'
import { needRuns } from '../my-side.ts'
import { allRounds, type Round } from './rounds.ts'

const day = z.string().max(4).default('')
export const schema = z.object({
  group: z.uuid({ error: () => t('Choose who it is for.') }),
  'closes-day': day,
  'closes-month': day,
  'closes-year': day,
})

/** `/mentoring/rounds`: those there were, and a new one. */
export async function showRounds({ tx, shown = blank }: Ask & { shown?: Shown }) {
  await needRuns(tx)
  const [rounds, groups] = [await allRounds(tx), await groupsToRun(tx)]
  const { problems, values } = shown
  const date = { day: values['closes-day'], month: values['closes-month'], year: values['closes-year'] }
  return (
    <Layout
      title={t('Rounds of mentors')}
      wrong={problems.length > 0}
      before={<BackLink href="/mentoring">{t('Mentoring')}</BackLink>}
    >
      <PageTitle
        lead={t(
          'Learners without a mentor choose until a day you set. Then you bring them together, look, change and let everybody know.',
        )}
      >
        {t('Rounds of mentors')}
      </PageTitle>
      <ErrorSummary problems={problems} />
      <ThingList label={t('Rounds of mentors')} empty={{ text: t('There has been no round yet.') }}>
        {rounds.map((one) => (
          <Thing
            title={one.group_name}
            href={`/mentoring/rounds/${one.id}`}
            meta={`${roundWords(one.state)} · ${t('learners choose until {date}', { date: formatDate(one.closes_on) })}`}
          />
        ))}
      </ThingList>
      <h2>{t('Open a round')}</h2>
      <Form action="/mentoring/rounds" requestId={shown.requestId}>
        <SelectField
          name="group"
          label={t('For whom?')}
          hint={t('Learners there, and in all that belongs to it, who have no mentor. They are told.')}
          options={[
            { value: '', text: t('Choose') },
            ...groups.map(({ id, name }) => ({ value: id, text: name })),
          ]}
          value={values.group}
          error={problemWith(problems, 'group')}
        />
        <DateField
          name="closes"
          label={t('Learners choose until')}
          value={date}
          error={problemWith(problems, 'closes')}
        />
        <Button>{t('Open it')}</Button>
      </Form>
    </Layout>
  )
}

export function roundWords(state: Round['state']): string {
  switch (state) {
    case 'open':
      return t('learners are choosing')
    case 'running':
      return t('being worked out')
    case 'draft':
      return t('for you to look at')
    case 'published':
      return t('everybody knows')
    case 'called_off':
      return t('called off')
  }
}

const groupsToRun = async (tx: Tx) =>
  (
    await sql<{ id: string; name: string }>`
      select g.id, g.name from groups g
      where g.kind in ('partnership', 'school', 'small_school') and g.closed_at is null
        and g.id in (select group_id from my_powers() where power = 'run_mentoring')
      order by g.kind, g.name`.execute(tx)
  ).rows

export async function openRound({
  tx,
  house,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  await needRuns(tx)
  const closes = typedDay(input, 'closes', house.now())
  const today = dayOf(house.now())
  if (closes === null || closes < today)
    throw new Mend('closes', t('Write a day that is still to come, or today.'))
  await sql`select open_mentor_round(${requestId}, ${input.group}, ${closes})`
    .execute(tx)
    .catch((error: unknown) => {
      if ((error as { code?: string }).code === 'KI004')
        throw new Mend('group', t('There is a round under way there. Finish that one first.'))
      throw error
    })
  return { to: `/mentoring/rounds/${requestId}`, say: t('Opened. Learners who have no mentor are told.') }
}
