import { z } from 'zod'
import { roleWords } from '#core/groups/group-words.ts'
import {
  BackLink,
  Button,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  SelectField,
  TextArea,
} from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, type Shown } from '../../../../http/ask.tsx'
import { pair } from '../pair.ts'
import { speakUp, whomToSpeakTo } from './speak-up.ts'

export const askSchema = z.object({
  id: z.uuid(),
  to: z.uuid({ error: () => t('Choose who to ask.') }),
  words: z
    .string({ error: () => t('Write what you ask for.') })
    .trim()
    .min(1, { error: () => t('Write what you ask for.') })
    .max(2000, { error: () => t('Keep it to 2,000 letters.') }),
})

/** `/mentoring/with/:id/speak-up`: the mentor asks something for the learner of one named person. */
export async function showSpeakUp(ask: Ask & { shown?: Shown }) {
  const { c, tx, shown = blank } = ask
  const two = await pair(tx, c.req.param('id')!)
  const name = two.called
  const listeners = two.forMe ? [] : await whomToSpeakTo(tx, two.id)
  return (
    <Layout
      title={t('Speak up for {name}', { name })}
      current="home"
      wrong={shown.problems.length > 0}
      before={<BackLink href={`/mentoring/with/${two.id}`}>{t('You and {name}', { name })}</BackLink>}
    >
      <PageTitle
        lead={t(
          'Ask something for {name} of one person, who answers. {name} sees what you write and what they say.',
          { name },
        )}
      >
        {t('Speak up for {name}', { name })}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      {listeners.length === 0 ? (
        <p>
          {t('There is nobody here to ask yet. The school adds those who look after {name}’s class.', {
            name,
          })}
        </p>
      ) : (
        <Form
          action={`/mentoring/with/${two.id}/speak-up`}
          draft={`speak-up-${two.id}`}
          requestId={shown.requestId}
        >
          <SelectField
            name="to"
            label={t('Who can do something about it?')}
            value={shown.values.to}
            error={problemWith(shown.problems, 'to')}
            options={[
              { value: '', text: t('Choose somebody') },
              ...listeners.map(({ personId, name, role }) => ({
                value: personId,
                text: t('{name} ({role})', { name, role: roleWords(role) }),
              })),
            ]}
          />
          <TextArea
            name="words"
            label={t('What do you ask for?')}
            hint={t('Say it as {name} would want it said. Best of all, write it together.', { name })}
            value={shown.values.words}
            error={problemWith(shown.problems, 'words')}
            rows={5}
            maxlength={2000}
          />
          <Button>{t('Ask')}</Button>
        </Form>
      )}
      <p>
        {t('Are you afraid for {name}’s safety?', { name })}{' '}
        <a href="/safety">{t('Tell a safeguarding lead')}</a>. {t('{name} does not see that.', { name })}
      </p>
    </Layout>
  )
}

export async function ask({
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof askSchema>; requestId: string }) {
  await speakUp(tx, { id: requestId, tieId: input.id, toId: input.to, words: input.words })
  return { to: `/mentoring/requests/${requestId}`, say: t('Asked. You will be told when they answer.') }
}
