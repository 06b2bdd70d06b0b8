import { z } from 'zod'
import { source } from '#core/threads/source.ts'
import { answersOf } from '#core/threads/thread.ts'
import { answer } from '#core/threads/verbs.ts'
import { Refused } from '#db/refused.ts'
import {
  BackLink,
  Button,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  Radios,
  TextArea,
} from '#ui/ui.ts'
import { formatDate, t } from '#words'
import { type Ask, blank, type Shown } from '../../http/ask.tsx'

export const schema = z.object({
  id: z.uuid(),
  answer: z.uuid(),
  says: z.enum(['yes', 'partly', 'no'], { error: () => t('Choose yes, partly or no.') }),
  words: z
    .string()
    .trim()
    .min(1, { error: () => t('Write the reason. People spoke, and wait for it.') })
    .max(4000, { error: () => t('Keep it to 4,000 letters.') }),
})

/** `/thread/:id/answer/:answer`: the answer that I owe, with its reason. It stays as it is given. */
export async function showAnswer({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const id = c.req.param('id')!
  const here = await source(tx, id)
  const owed = (await answersOf(tx, [id])).find((each) => each.id === c.req.param('answer'))
  if (owed === undefined || !owed.mine || owed.passedOnAt !== null) throw new Refused('unseen')
  if (owed.says !== null) throw new Refused('not-possible')
  return (
    <Layout
      title={t('Your answer')}
      current="say"
      wrong={shown.problems.length > 0}
      before={<BackLink href={`/thread/${id}`}>{here.title}</BackLink>}
    >
      <PageTitle
        caption={here.title}
        lead={t(
          'You were asked on {day}, to answer by {due}. Your name and your answer stay here for everybody who can see this.',
          {
            day: formatDate(owed.askedAt),
            due: formatDate(owed.byOn),
          },
        )}
      >
        {t('Your answer')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <Form
        action={`/thread/${id}/answer/${owed.id}`}
        draft={`answer-${owed.id}`}
        requestId={shown.requestId}
      >
        <Radios
          legend={t('Will it be done?')}
          name="says"
          value={shown.values.says}
          error={problemWith(shown.problems, 'says')}
          options={[
            { value: 'yes', label: t('Yes') },
            { value: 'partly', label: t('Partly') },
            { value: 'no', label: t('No') },
          ]}
        />
        <TextArea
          name="words"
          label={t('Why, and what happens next?')}
          hint={t('Plain words. A learner of nine will read this too.')}
          value={shown.values.words}
          error={problemWith(shown.problems, 'words')}
          maxlength={4000}
          rows={8}
        />
        <Button>{t('Give this answer')}</Button>
      </Form>
    </Layout>
  )
}

export async function giveAnswer({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  await answer(tx, input.answer, input.says, input.words)
  return {
    to: `/thread/${input.id}`,
    say: t('Everybody who spoke about this, or follows it, has been told.'),
  }
}
