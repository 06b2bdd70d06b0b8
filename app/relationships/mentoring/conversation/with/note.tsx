import { v5 } from 'uuid'
import { z } from 'zod'
import { commit } from '#core/commitments/commitments.ts'
import type { Conversation } from '#core/meetings/conversation.ts'
import { recordConversation } from '#core/meetings/hold-conversation.ts'
import {
  Button,
  Checkboxes,
  DateField,
  Details,
  Form,
  problemWith,
  Radios,
  SelectField,
  TextArea,
  TextField,
} from '#ui/ui.ts'
import { dayOf, formatDateTime, t } from '#words'
import { type Ask, Mend, type Shown } from '../../../../http/ask.tsx'
import { typedDay } from '../../../../http/typed-date.ts'
import { type Pair, pair } from '../pair.ts'

const lengths = ['15', '20', '30', '45', '60'] as const
/** The shortest that counts as one of the two in a half-term (seed 002, Cramlington). */
const USUAL = '15'

export const noteSchema = z.object({
  id: z.uuid(),
  words: z
    .string({ error: () => t('Write what you talked about.') })
    .trim()
    .min(1, { error: () => t('Write what you talked about. A few words will do.') })
    .max(4000, { error: () => t('Keep it to 4,000 letters.') }),
  minutes: z.coerce
    .number({ error: () => t('Choose how long you talked.') })
    .int({ error: () => t('Choose how long you talked.') })
    .min(1, { error: () => t('Choose how long you talked.') })
    .max(600, { error: () => t('Choose how long you talked.') }),
  'read-back': z.string().optional(),
  theirs: z
    .string()
    .trim()
    .max(500, { error: () => t('Keep it to 500 letters.') })
    .default(''),
  mine: z
    .string()
    .trim()
    .max(500, { error: () => t('Keep it to 500 letters.') })
    .default(''),
  planned: z.union([z.uuid(), z.literal('')]).default(''),
  'on-day': z.string().default(''),
  'on-month': z.string().default(''),
  'on-year': z.string().default(''),
})

interface NoteProps {
  readonly two: Pair
  readonly shown: Shown
  readonly planned: readonly Conversation[]
  readonly now: Date
}

/** What we talked about, how long, what comes next: a minute of typing, kept on the phone until it is sent. */
export const NoteForm = ({ two, shown: { values, problems, all, requestId }, planned, now }: NoteProps) => (
  <section>
    <h2>{t('After you talk')}</h2>
    <Form action={`/mentoring/with/${two.id}/note`} draft={`note-${two.id}`} requestId={requestId}>
      <TextArea
        name="words"
        label={t('What you talked about, in {name}’s words', { name: two.called })}
        value={values.words}
        error={problemWith(problems, 'words')}
        rows={4}
        maxlength={4000}
      />
      <Radios
        name="minutes"
        legend={t('How many minutes?')}
        inline
        value={values.minutes ?? USUAL}
        error={problemWith(problems, 'minutes')}
        options={lengths.map((value) => ({ value, label: value }))}
      />
      <TextField
        name="theirs"
        label={t('What {name} will do next', { name: two.called })}
        value={values.theirs}
        error={problemWith(problems, 'theirs')}
        maxlength={500}
        optional
      />
      <TextField
        name="mine"
        label={t('What you will do')}
        value={values.mine}
        error={problemWith(problems, 'mine')}
        maxlength={500}
        optional
      />
      <Checkboxes
        name="read-back"
        legend={t('Read it out to {name}', { name: two.called })}
        values={all('read-back')}
        options={[
          {
            value: 'yes',
            label: t('I read it out, and it is how {name} would say it', { name: two.called }),
          },
        ]}
      />
      <Details summary={t('It was another day')} open={problemWith(problems, 'on') !== undefined}>
        {planned.length > 0 && (
          <SelectField
            name="planned"
            label={t('The one you had planned')}
            value={values.planned ?? planned.find(({ startsAt }) => startsAt! <= now)?.id ?? ''}
            options={[
              ...planned.map(({ id, startsAt }) => ({ value: id, text: formatDateTime(startsAt!) })),
              { value: '', text: t('Another one') },
            ]}
          />
        )}
        <DateField
          name="on"
          label={t('Which day?')}
          hint={t('Leave it empty for today.')}
          value={{ day: values['on-day'], month: values['on-month'], year: values['on-year'] }}
          error={problemWith(problems, 'on')}
          optional
        />
      </Details>
      <Button>{t('Keep it')}</Button>
    </Form>
  </section>
)

/** Keeps the note, with what each will do because of it. */
export async function keepNote({
  tx,
  me,
  house,
  input,
  requestId,
}: Ask & { input: z.output<typeof noteSchema>; requestId: string }) {
  const two = await pair(tx, input.id)
  const today = dayOf(house.now())
  const heldOn = typedDay(input, 'on', house.now()) ?? today
  if (heldOn > today) throw new Mend('on', t('That day has not come yet.'))
  const id = input.planned === '' ? requestId : input.planned
  const { words, minutes } = input
  await recordConversation(tx, {
    id,
    tieId: two.id,
    heldOn,
    minutes,
    words,
    readBack: input['read-back'] === 'yes',
  })
  const promise = (what: string, whoId: string) =>
    what === '' ? undefined : commit(tx, { id: v5(whoId, requestId), sourceId: id, whoId, what, byOn: null })
  await promise(input.theirs, two.other.id)
  await promise(input.mine, me.personId)
  return {
    to: `/mentoring/with/${two.id}`,
    say: t('Kept. {name} can read it and put it right.', { name: two.called }),
  }
}
