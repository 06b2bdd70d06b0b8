import { sql } from 'kysely'
import { z } from 'zod'
import { source } from '#core/threads/source.ts'
import { askForAnswer } from '#core/threads/verbs.ts'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import {
  BackLink,
  Button,
  DateField,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  Radios,
  TextField,
} from '#ui/ui.ts'
import { dayOf, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../http/ask.tsx'
import { typedDay } from '../../http/typed-date.ts'
import { standingIn } from '../one/standing.ts'

export const schema = z.object({
  id: z.uuid(),
  who: z.uuid({ error: () => t('Choose who is asked.') }),
  'by-day': z.string().max(10).optional(),
  'by-month': z.string().max(10).optional(),
  'by-year': z.string().max(10).optional(),
})

interface Answerer {
  readonly id: string
  readonly name: string
  readonly office: string | null
}

/** `/thread/:id/ask?q=`: a grown-up is asked for an answer by a day. */
export async function showAsk(ask: Ask & { shown?: Shown }) {
  const { c, tx, shown = blank } = ask
  const id = c.req.param('id')!
  const here = await source(tx, id)
  if (!(await standingIn(ask, id)).runs) throw new Refused('not-yours')
  const q = (c.req.query('q') ?? '').replaceAll('\0', '').slice(0, 100)
  const people = await answerersFor(tx, id, q)
  const to = `/thread/${id}/ask`
  return (
    <Layout
      title={t('Ask for an answer')}
      current="say"
      wrong={shown.problems.length > 0}
      before={<BackLink href={`/thread/${id}`}>{here.title}</BackLink>}
    >
      <PageTitle
        caption={here.title}
        lead={t('Everybody who can see this will see who was asked, since when, and what they answer.')}
      >
        {t('Ask for an answer')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <Form action={to} method="get">
        <TextField
          name="q"
          label={t('Part of their name, or of where they work')}
          value={q}
          type="search"
          width="middle"
          maxlength={100}
          optional
        />
        <Button kind="quiet">{t('Find')}</Button>
      </Form>
      {people.length === 0 ? (
        <p>{t('Nobody you can ask has that name. Try part of it, or leave the box empty.')}</p>
      ) : (
        <Form action={to} requestId={shown.requestId}>
          <Radios
            legend={t('Who should answer?')}
            name="who"
            value={shown.values.who}
            error={problemWith(shown.problems, 'who')}
            options={people.map(({ id: value, name, office }) => ({
              value,
              label: name,
              ...(office !== null && { hint: office }),
            }))}
          />
          <DateField
            name="by"
            label={t('By when?')}
            value={{
              day: shown.values['by-day'],
              month: shown.values['by-month'],
              year: shown.values['by-year'],
            }}
            error={problemWith(shown.problems, 'by')}
          />
          <Button>{t('Ask them')}</Button>
        </Form>
      )}
    </Layout>
  )
}

export async function askThem({
  tx,
  house,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const byOn = typedDay(input, 'by', house.now())
  if (byOn === null) throw new Mend('by', t('Say by which day.'))
  if (byOn < dayOf(house.now())) throw new Mend('by', t('Choose a day that is still to come.'))
  await askForAnswer(tx, { id: requestId, sourceId: input.id, personId: input.who, byOn })
  return { to: `/thread/${input.id}`, say: t('They have been asked. Everybody here can see since when.') }
}

async function answerersFor(tx: Tx, id: string, q: string): Promise<readonly Answerer[]> {
  const { rows } = await sql<Answerer>`
    select person_id as id, name, office from answerers_for(${id}, ${q})`.execute(tx)
  return rows
}
