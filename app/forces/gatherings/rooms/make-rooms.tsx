import { z } from 'zod'
import { Button, Checkboxes, Form, problemWith, TextField } from '#ui/ui.ts'
import { t } from '#words'
import type { Shown } from '../../../http/ask.tsx'
import type { Round } from './rooms.ts'

export const makeFields = {
  question: z
    .string()
    .trim()
    .max(500, { error: () => t('Keep it to 500 letters.') })
    .default(''),
  size: z.coerce
    .number({ error: () => t('Write a number from 2 to 50.') })
    .int({ error: () => t('Write a number from 2 to 50.') })
    .min(2, { error: () => t('Write a number from 2 to 50.') })
    .max(50, { error: () => t('Write a number from 2 to 50.') }),
  mix: z.literal('yes').optional(),
  ages: z.literal('yes').optional(),
}

interface MakeProps {
  readonly gatheringId: string
  readonly last: Round | undefined
  readonly shown: Shown
  readonly present: number
}

/** A round of rooms: people meet those they have not met, here or at earlier ones of the series. */
export const MakeRooms = ({ gatheringId, last, shown: { values, problems, all }, present }: MakeProps) => (
  <Form action={`/gatherings/${gatheringId}/rooms`}>
    <h2>{last?.state === 'made' ? t('Another round') : t('Make rooms')}</h2>
    <p class="hint">
      {t(
        'For the {present, plural, one {# person} other {# people}} who are here. People meet those they have not met yet.',
        {
          present,
        },
      )}
    </p>
    <TextField
      name="question"
      label={t('What do the rooms talk about?')}
      value={values.question ?? (last?.state === 'not_made' ? last.question : undefined)}
      error={problemWith(problems, 'question')}
      maxlength={500}
      optional
    />
    <TextField
      name="size"
      label={t('How many people in a room at most?')}
      width="short"
      inputmode="numeric"
      value={values.size ?? String(last?.size ?? 4)}
      error={problemWith(problems, 'size')}
    />
    <Checkboxes
      name="mix"
      legend={t('Mix')}
      values={values.size === undefined ? (last?.mix ? ['yes'] : []) : all('mix')}
      options={[{ value: 'yes', label: t('As few as can be from one street, school or group') }]}
    />
    <Checkboxes
      name="ages"
      legend={t('Children')}
      values={values.size === undefined ? (last?.agesApart ? ['yes'] : []) : all('ages')}
      options={[{ value: 'yes', label: t('Children in rooms of their own') }]}
    />
    <Button name="do" value="make">
      {t('Make the rooms')}
    </Button>
  </Form>
)
