import { z } from 'zod'
import { Button, Checkboxes, Form, fieldId, problemWith, Radios, SelectField, TextArea } from '#ui/ui.ts'
import { t } from '#words'
import { Mend, type Shown } from '../../../http/ask.tsx'
import type { Answer, Poll } from './poll.ts'

/** What a phone shows to whoever may answer. */
export const VoteForm = ({ poll, action, shown }: { poll: Poll; action: string; shown: Shown }) => {
  const { values, problems, all, requestId } = shown
  const wrong = problemWith(problems, 'option')
  const options = poll.options.map(({ id, title }) => ({ value: id, label: title }))
  const many = poll.form === 'approval'
  return (
    <Form action={action} requestId={requestId}>
      {many && (
        <Checkboxes
          name="option"
          legend={t('Choose all that are fine')}
          values={all('option')}
          error={wrong}
          options={options}
        />
      )}
      {(poll.form === 'single' || poll.form === 'consent') && (
        <Radios
          name="option"
          legend={t('Choose one')}
          value={values.option}
          error={wrong}
          options={options}
        />
      )}
      {poll.form === 'ranked' && <Ranks poll={poll} shown={shown} />}
      {poll.form === 'consent' && (
        <TextArea
          name="words"
          label={t('If you object: why?')}
          hint={poll.secret ? t('Everybody reads it when it is counted, without your name.') : undefined}
          value={values.words}
          error={problemWith(problems, 'words')}
          maxlength={1000}
          rows={3}
          optional
        />
      )}
      <p class="hint">
        {poll.secret
          ? t('It is sealed at once. That you answered is known, what you said is not. It is final.')
          : t('It is final. Whoever leads the gathering can see who answered what.')}
      </p>
      <Button name="do" value="vote">
        {t('Send my answer')}
      </Button>
    </Form>
  )
}

const Ranks = ({ poll, shown: { values, problems } }: { poll: Poll; shown: Shown }) => (
  <fieldset class="field" id={fieldId('option')}>
    <legend class="field-label">{t('Put them in order: 1 is what you would like best')}</legend>
    {problemWith(problems, 'option') && <p class="field-error">{problemWith(problems, 'option')}</p>}
    {poll.options.map(({ id, title }) => (
      <SelectField
        name={`rank-${id}`}
        label={title}
        value={values[`rank-${id}`]}
        options={[
          { value: '', text: t('not chosen') },
          ...poll.options.map((_, n) => ({ value: String(n + 1), text: String(n + 1) })),
        ]}
      />
    ))}
  </fieldset>
)

const many = z.preprocess((given) => (given === undefined ? [] : [given].flat()), z.array(z.string()))

/** The answer that was typed. @throws Mend with what is wrong with it */
export function voted(poll: Poll, input: Readonly<Record<string, unknown>>): Answer {
  const known = (id: string) => poll.options.some((option) => option.id === id)
  if (poll.form === 'ranked') return { options: ranked(poll, input) }
  const parsed = many.safeParse(input.option)
  const chosen = parsed.success ? [...new Set(parsed.data)].filter(known) : []
  if (chosen.length === 0 || (poll.form !== 'approval' && chosen.length > 1))
    throw new Mend('option', t('Choose what you would like.'))
  if (poll.form !== 'consent') return { options: chosen }
  const words = typeof input.words === 'string' ? input.words.trim().slice(0, 1000) : ''
  const objects = chosen[0] === poll.options.at(-1)!.id
  if (objects && words === '') throw new Mend('words', t('Say why you object, so that it can be mended.'))
  return objects ? { options: chosen, words } : { options: chosen }
}

function ranked(poll: Poll, input: Readonly<Record<string, unknown>>): string[] {
  const ranks = poll.options
    .map(({ id }) => ({ id, rank: Number(input[`rank-${id}`] || Number.NaN) }))
    .filter(({ rank }) => Number.isInteger(rank) && rank >= 1 && rank <= poll.options.length)
    .toSorted((a, b) => a.rank - b.rank)
  if (ranks.length === 0) throw new Mend('option', t('Give at least one of them a 1.'))
  if (new Set(ranks.map(({ rank }) => rank)).size < ranks.length)
    throw new Mend('option', t('Two have the same number. Give each a number of its own.'))
  return ranks.map(({ id }) => id)
}
