import { sql } from 'kysely'
import { z } from 'zod'
import { nameOf } from '#core/people/name.ts'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import {
  BackLink,
  Button,
  ErrorSummary,
  Form,
  Layout,
  Notice,
  PageTitle,
  problemWith,
  SelectField,
  TextArea,
  Thing,
  ThingList,
} from '#ui/ui.ts'
import { formatDate, formatList, t } from '#words'
import { type Ask, blank, type Shown } from '../../../http/ask.tsx'
import { mySide } from '../my-side.ts'

export const schema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('ask'),
    person: z.union([z.literal(''), z.uuid()]).default(''),
    words: z
      .string()
      .trim()
      .min(1, { error: () => t('Write who you would like, and how you know them.') })
      .max(500, { error: () => t('Write at most 500 letters.') }),
  }),
  z.object({ do: z.literal('take_back'), id: z.uuid() }),
])

/** `/mentoring/ask`: a learner asks for somebody they know. Who reads it is said before it is written. */
export async function showAsk({ tx, shown = blank }: Ask & { shown?: Shown }) {
  if (!(await mySide(tx)).learner) throw new Refused('unseen')
  const { rows: readers } = await sql<{ name: string }>`select name from who_runs_mentoring()`.execute(tx)
  const { problems, values } = shown
  return (
    <Layout
      title={t('Ask for somebody you know')}
      current="home"
      wrong={problems.length > 0}
      before={<BackLink href="/mentoring">{t('Mentoring')}</BackLink>}
    >
      <PageTitle
        lead={t(
          'It may be somebody who has not offered yet. They are asked, and checked, before anything else.',
        )}
      >
        {t('Ask for somebody you know')}
      </PageTitle>
      <ErrorSummary problems={problems} />
      {readers.length === 0 ? (
        <Notice kind="warning">
          <p>{t('Nobody looks after mentoring at your school yet. Ask a teacher you like.')}</p>
        </Notice>
      ) : (
        <Form action="/mentoring/ask" requestId={shown.requestId} draft="mentor-ask">
          <Notice title={t('Who reads this')}>
            <p>
              {t('{names}. Nobody else. You see when they looked.', {
                names: formatList(readers.map(({ name }) => name)),
              })}
            </p>
          </Notice>
          <SelectField
            name="person"
            label={t('Is it one of your people here?')}
            options={[
              { value: '', text: t('No, or I would rather write the name') },
              ...(await myPeople(tx)),
            ]}
            value={values.person}
            optional
          />
          <TextArea
            name="words"
            label={t('Who would you like, and how do you know them?')}
            value={values.words}
            error={problemWith(problems, 'words')}
            maxlength={500}
            rows={4}
          />
          <Button name="do" value="ask">
            {t('Ask')}
          </Button>
        </Form>
      )}
      <h2>{t('What you asked')}</h2>
      {await MyAsks({ tx })}
    </Layout>
  )
}

async function MyAsks({ tx }: { tx: Tx }) {
  const asks = await tx
    .selectFrom('mentor_asks')
    .leftJoin('people as who', 'who.id', 'mentor_asks.person_id')
    .select(['mentor_asks.id', 'words', 'asked_at', 'answer', 'answered_at'])
    .select(['who.given_name', 'who.preferred_name', 'who.family_name'])
    .where('taken_back_at', 'is', null)
    .orderBy('asked_at', 'desc')
    .execute()
  return (
    <ThingList label={t('What you asked')} empty={{ text: t('Nothing yet.') }}>
      {asks.map((one) => (
        <Thing
          title={
            one.given_name === null
              ? one.words
              : `${nameOf({ ...one, given_name: one.given_name, family_name: one.family_name ?? '' })}: ${one.words}`
          }
          meta={
            one.answer === null
              ? t('Asked on {date}. No answer yet.', { date: formatDate(one.asked_at) })
              : t('Answered on {date}', { date: formatDate(one.answered_at!) })
          }
          actions={
            one.answer === null && (
              <Form action="/mentoring/ask">
                <input type="hidden" name="id" value={one.id} />
                <Button kind="quiet" name="do" value="take_back">
                  {t('Take it back')}
                </Button>
              </Form>
            )
          }
        >
          {one.answer !== null && <p class="said">{one.answer}</p>}
        </Thing>
      ))}
    </ThingList>
  )
}

/** Those I have a live tie with; never one with whom contact is stopped, who then has none. */
async function myPeople(tx: Tx) {
  const { rows } = await sql<Parameters<typeof nameOf>[0] & { id: string }>`
    select distinct p.id, p.given_name, p.preferred_name, p.family_name from my_live_ties() t join people p on p.id = t.other_id
    order by p.given_name, p.family_name`.execute(tx)
  return rows.map((row) => ({ value: row.id, text: nameOf(row) }))
}

export async function changeAsk({
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  if (input.do === 'take_back') {
    await sql`select take_back_mentor_ask(${input.id})`.execute(tx)
    return { to: '/mentoring/ask', say: t('Taken back.') }
  }
  await sql`select ask_for_mentor(${requestId}, ${input.words}, ${input.person || null})`.execute(tx)
  return { to: '/mentoring/ask', say: t('Asked. You will be told when there is an answer.') }
}
