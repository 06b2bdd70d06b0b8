import { z } from 'zod'
import { looksAt } from '#core/things/looks.ts'
import {
  BackLink,
  Button,
  ButtonRow,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  WhoCanSee,
  WhoLooked,
} from '#ui/ui.ts'
import { formatDate, formatList, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { answerRound, letRead, myAnswer, takeBack } from '../answer.ts'
import { type Round, readersOf, roundFor } from '../rounds.ts'
import { Readers, SayForm } from './say-form.tsx'

const MOST = 5
const several = z.preprocess(
  (given) => (given === undefined ? [] : [given].flat()),
  z.array(z.uuid()).max(60),
)

export const schema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('say'),
    id: z.uuid(),
    said: z.enum(['people', 'nobody'], {
      error: () => t('Choose one, or go back: you do not have to answer.'),
    }),
    person: several,
    others: z
      .string()
      .max(700, { error: () => t('Keep it to five names.') })
      .default(''),
    readers: several,
  }),
  z.object({ do: z.literal('let'), id: z.uuid(), readers: several }),
  z.object({ do: z.literal('back'), id: z.uuid() }),
])

/** `/who-knows-whom/rounds/:id/answer`: who I can turn to; which of the named readers may read it; mine to change or take back. */
export async function showAnswer(ask: Ask & { shown?: Shown }) {
  const { c, tx, shown = blank } = ask
  const round = await roundFor(tx, c.req.param('id')!, 'iAnswer')
  const [readers, answer] = [await readersOf(tx, round.id), await myAnswer(tx, round.id)]
  const reading = readers.filter(({ id }) => answer.readers?.includes(id))
  return (
    <Layout
      title={t('Who can you turn to?')}
      current="people"
      wrong={shown.problems.length > 0}
      before={<BackLink href="/who-knows-whom">{t('Who knows whom')}</BackLink>}
    >
      <PageTitle
        caption={t('{group}, {date}', { group: round.group, date: formatDate(round.openedAt) })}
        lead={t('Who could you go to when something is hard, or when something is good?')}
      >
        {t('Who can you turn to?')}
      </PageTitle>
      {answer.now !== undefined && (
        <section>
          <h2>{t('What you said')}</h2>
          <p>
            {answer.now.said === 'nobody'
              ? t('Nobody')
              : formatList(answer.now.names.map(({ name }) => name))}
          </p>
          <WhoCanSee thing={t('who I can turn to')} readers={reading} />
        </section>
      )}
      <ErrorSummary problems={shown.problems} />
      {!round.over && (
        <SayForm ask={ask} round={round} readers={readers} shown={shown} at={addressOf(round)} />
      )}
      {round.over && answer.now !== undefined && (
        <Form action={addressOf(round)} requestId={shown.requestId}>
          <Readers readers={readers} values={reading.map(({ id }) => id)} />
          <Button name="do" value="let">
            {t('Save')}
          </Button>
        </Form>
      )}
      {answer.now !== undefined && (
        <Form action={addressOf(round)}>
          <p>{t('You can take it back. Then nobody can read it any more.')}</p>
          <ButtonRow>
            <Button kind="quiet" name="do" value="back">
              {t('Take it back')}
            </Button>
          </ButtonRow>
        </Form>
      )}
      {answer.id !== undefined && (
        <section>
          <h2>{t('Who looked')}</h2>
          <WhoLooked looks={await looksAt(tx, answer.id)} />
        </section>
      )}
    </Layout>
  )
}

const addressOf = (round: Round) => `/who-knows-whom/rounds/${round.id}/answer`

export async function saveAnswer({
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const to = `/who-knows-whom/rounds/${input.id}/answer`
  if (input.do === 'back') {
    await takeBack(tx, input.id)
    return { to, say: t('Taken back. Nobody can read it any more.') }
  }
  if (input.do === 'let') {
    await letRead(tx, input.id, input.readers)
    return { to, say: t('Saved.') }
  }
  const names = input.said === 'nobody' ? [] : namesIn(input)
  await answerRound(tx, { id: requestId, roundId: input.id, said: input.said, names, readers: input.readers })
  return { to, say: t('Kept. You can change it or take it back here.') }
}

function namesIn({ person, others }: { person: readonly string[]; others: string }) {
  const typed = others
    .split(/[\n,]/)
    .map((name) => name.trim())
    .filter(Boolean)
  if (typed.some((name) => name.length > 120))
    throw new Mend('others', t('That name is very long. Make it shorter.'))
  const names = [...new Set(person)].map((id) => ({ person: id }))
  const all = [...names, ...[...new Set(typed)].map((name) => ({ name }))]
  if (all.length === 0) throw new Mend('said', t('Choose or write who it is, or choose “nobody”.'))
  if (all.length > MOST) throw new Mend('others', t('Choose five people at most, in all.'))
  return all
}
