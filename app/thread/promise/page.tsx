import { z } from 'zod'
import { source } from '#core/threads/source.ts'
import { answersOf } from '#core/threads/thread.ts'
import { promise } from '#core/threads/verbs.ts'
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
  TextArea,
} from '#ui/ui.ts'
import { dayOf, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../http/ask.tsx'
import { typedDay } from '../../http/typed-date.ts'
import { standingIn } from '../one/standing.ts'

export const schema = z.object({
  id: z.uuid(),
  who: z.uuid().optional(),
  what: z
    .string()
    .trim()
    .min(1, { error: () => t('Write what will be done.') })
    .max(500, { error: () => t('Keep it to 500 letters.') }),
  'by-day': z.string().max(10).optional(),
  'by-month': z.string().max(10).optional(),
  'by-year': z.string().max(10).optional(),
})

/** `/thread/:id/promise`: what I will do because of it; whoever runs it may propose it to one who answers. */
export async function showPromise(ask: Ask & { shown?: Shown }) {
  const { c, tx, me, shown = blank } = ask
  const id = c.req.param('id')!
  const here = await source(tx, id)
  const standing = await standingIn(ask, id)
  if (!standing.mayPromise) throw new Refused('not-yours')
  const others = standing.runs ? await answerersOf(ask, id) : []
  return (
    <Layout
      title={t('Promise something')}
      current="say"
      wrong={shown.problems.length > 0}
      before={<BackLink href={`/thread/${id}`}>{here.title}</BackLink>}
    >
      <PageTitle
        caption={here.title}
        lead={t('Everybody who can see this will read it, and what came of it in the end.')}
      >
        {t('Promise something')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <Form action={`/thread/${id}/promise`} draft={`promise-${id}`} requestId={shown.requestId}>
        {others.length > 0 && (
          <Radios
            legend={t('Who will do it?')}
            name="who"
            value={shown.values.who ?? me.personId}
            options={[
              { value: me.personId, label: t('I will') },
              ...others.map(({ id: value, name }) => ({
                value,
                label: name,
                hint: t('They are asked first. It shows when they say yes.'),
              })),
            ]}
          />
        )}
        <TextArea
          name="what"
          label={t('What will be done?')}
          value={shown.values.what}
          error={problemWith(shown.problems, 'what')}
          maxlength={500}
          rows={3}
        />
        <DateField
          name="by"
          label={t('By when?')}
          hint={t('Leave it empty if nobody knows yet.')}
          value={{
            day: shown.values['by-day'],
            month: shown.values['by-month'],
            year: shown.values['by-year'],
          }}
          error={problemWith(shown.problems, 'by')}
          optional
        />
        <Button>{t('Promise it')}</Button>
      </Form>
    </Layout>
  )
}

export async function promiseIt({
  tx,
  me,
  house,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const byOn = typedDay(input, 'by', house.now())
  if (byOn !== null && byOn < dayOf(house.now()))
    throw new Mend('by', t('Choose a day that is still to come.'))
  const whoId = input.who ?? me.personId
  await promise(tx, { id: requestId, sourceId: input.id, whoId, what: input.what, byOn })
  const say =
    whoId === me.personId
      ? t('It stands there now. Say later what came of it.')
      : t('They have been asked to promise it.')
  return { to: `/thread/${input.id}`, say }
}

/** Grown-ups who were asked for an answer to it, beside me. */
async function answerersOf({ tx, me }: Ask, id: string): Promise<readonly { id: string; name: string }[]> {
  const names = new Map((await answersOf(tx, [id])).map(({ id: answer, who }) => [answer, who]))
  const rows = await tx
    .selectFrom('source_answers')
    .select(['id', 'who_id'])
    .where('source_id', '=', id)
    .execute()
  const others = rows.filter(({ who_id }) => who_id !== me.personId)
  return [
    ...new Map(
      others.map(({ id: answer, who_id }) => [who_id, { id: who_id, name: names.get(answer) ?? '' }]),
    ).values(),
  ]
}
