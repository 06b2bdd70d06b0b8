import { z } from 'zod'
import { endCommitment, takeOn } from '#core/commitments/commitments.ts'
import { source } from '#core/threads/source.ts'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import {
  BackLink,
  Button,
  ButtonRow,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  Radios,
  TextArea,
} from '#ui/ui.ts'
import { formatDate, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../http/ask.tsx'

export const schema = z.object({
  id: z.uuid(),
  promise: z.uuid(),
  came: z.enum(['take_on', 'refuse', 'done', 'let_go'], { error: () => t('Choose what came of it.') }),
  words: z
    .string()
    .trim()
    .max(500, { error: () => t('Keep it to 500 letters.') })
    .default(''),
})

/** `/thread/:id/promised/:promise`: what came of a promise of mine; or, where somebody asked me for it, whether I will. */
export async function showPromised({ c, tx, me, shown = blank }: Ask & { shown?: Shown }) {
  const id = c.req.param('id')!
  const here = await source(tx, id)
  const mine = await promiseOfMine(tx, me.personId, c.req.param('promise')!)
  if (mine === undefined || mine.source_id !== id) throw new Refused('unseen')
  if (mine.came !== null) throw new Refused('not-possible')
  const asked = mine.taken_on_at === null
  const title = asked ? t('Will you do this?') : t('What came of it?')
  return (
    <Layout
      title={title}
      current="say"
      wrong={shown.problems.length > 0}
      before={<BackLink href={`/thread/${id}`}>{here.title}</BackLink>}
    >
      <PageTitle caption={here.title}>{title}</PageTitle>
      <ErrorSummary problems={shown.problems} />
      <blockquote class="thread-words said">{mine.what}</blockquote>
      {mine.by_on !== null && <p>{t('By {day}.', { day: formatDate(mine.by_on) })}</p>}
      <Form
        action={`/thread/${id}/promised/${mine.id}`}
        draft={`promised-${mine.id}`}
        requestId={shown.requestId}
      >
        {asked ? (
          <>
            <p>{t('If you say yes, everybody who can see this reads it with your name.')}</p>
            <ButtonRow>
              <Button name="came" value="take_on">
                {t('Yes, I will')}
              </Button>
              <Button name="came" value="refuse" kind="quiet">
                {t('No')}
              </Button>
            </ButtonRow>
          </>
        ) : (
          <>
            <Radios
              legend={t('How did it go?')}
              name="came"
              value={shown.values.came}
              error={problemWith(shown.problems, 'came')}
              options={[
                { value: 'done', label: t('It is done') },
                { value: 'let_go', label: t('I let it go'), hint: t('Say why, so that people know.') },
              ]}
            />
            <TextArea
              name="words"
              label={t('In your own words')}
              value={shown.values.words}
              error={problemWith(shown.problems, 'words')}
              maxlength={500}
              rows={4}
            />
            <Button>{t('Say so')}</Button>
          </>
        )}
      </Form>
    </Layout>
  )
}

export async function sayWhatCame({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  const { came, words, promise } = input
  const to = `/thread/${input.id}`
  if (came === 'take_on') {
    await takeOn(tx, promise)
    return { to, say: t('It stands there now. Say later what came of it.') }
  }
  if (came === 'refuse') {
    await endCommitment(tx, promise, 'let_go', '')
    return { to: '/have-your-say', say: t('You said no. It is not shown.') }
  }
  if (words === '') throw new Mend('words', t('Write a sentence about how it went.'))
  await endCommitment(tx, promise, came, words)
  return { to, say: t('Everybody who spoke about this, or follows it, has been told.') }
}

const promiseOfMine = (tx: Tx, me: string, id: string) =>
  tx
    .selectFrom('commitments as c')
    .leftJoin('commitment_ends as e', (join) => join.onRef('e.commitment_id', '=', 'c.id'))
    .select(['c.id', 'c.source_id', 'c.what', 'c.by_on', 'c.taken_on_at', 'e.came'])
    .where('c.id', '=', id)
    .where('c.who_id', '=', me)
    .executeTakeFirst()
