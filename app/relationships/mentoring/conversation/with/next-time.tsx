import { z } from 'zod'
import type { Conversation } from '#core/meetings/conversation.ts'
import { planConversation } from '#core/meetings/hold-conversation.ts'
import { Button, DateField, Details, Form, problemWith, TextField, Thing, ThingList } from '#ui/ui.ts'
import { formatDateTime, t } from '#words'
import { type Ask, Mend, type Shown } from '../../../../http/ask.tsx'
import { momentAt } from '../../../../http/moment-at.ts'
import { typedDay } from '../../../../http/typed-date.ts'
import { type Pair, pair } from '../pair.ts'

export const planSchema = z.object({
  id: z.uuid(),
  'when-day': z.string().default(''),
  'when-month': z.string().default(''),
  'when-year': z.string().default(''),
  time: z
    .string({ error: () => t('Write a time, like 12:40.') })
    .trim()
    .regex(/^([01]?\d|2[0-3]):[0-5]\d$/, { error: () => t('Write a time, like 12:40.') }),
  place: z
    .string()
    .trim()
    .max(200, { error: () => t('Keep it to 200 letters.') })
    .default(''),
})

interface NextProps {
  readonly two: Pair
  readonly next: readonly Conversation[]
  readonly shown: Shown
}

/** When and where the two talk next, and a form to say so. */
export const NextTime = ({ two, next, shown: { values, problems } }: NextProps) => (
  <section>
    <h2>{t('Next time')}</h2>
    <ThingList label={t('Next time')} empty={{ text: t('No day is set yet. Each of you can set one.') }}>
      {next.map(({ id, startsAt, atPlace }) => (
        <Thing
          title={formatDateTime(startsAt!)}
          href={`/mentoring/conversations/${id}`}
          {...(atPlace !== null && { meta: atPlace })}
        />
      ))}
    </ThingList>
    <Details summary={t('Set a day')} open={next.length === 0 || problems.length > 0}>
      <Form action={`/mentoring/with/${two.id}/next`}>
        <DateField
          name="when"
          label={t('Day')}
          value={{ day: values['when-day'], month: values['when-month'], year: values['when-year'] }}
          error={problemWith(problems, 'when')}
        />
        <TextField
          name="time"
          label={t('Time')}
          hint={t('For example 12:40')}
          width="short"
          value={values.time}
          error={problemWith(problems, 'time')}
        />
        <TextField
          name="place"
          label={t('Where')}
          value={values.place}
          error={problemWith(problems, 'place')}
          maxlength={200}
          optional
        />
        <Button kind="quiet">{t('Set this day')}</Button>
      </Form>
    </Details>
  </section>
)

export async function planNext({
  tx,
  house,
  input,
  requestId,
}: Ask & { input: z.output<typeof planSchema>; requestId: string }) {
  const two = await pair(tx, input.id)
  const day = typedDay(input, 'when', house.now())
  if (day === null) throw new Mend('when', t('Write a date, like 9 3 2027.'))
  const at = await momentAt(tx, day, input.time)
  if (at <= house.now()) throw new Mend('when', t('That has passed. Choose a day to come.'))
  await planConversation(tx, { id: requestId, tieId: two.id, at, place: input.place })
  return {
    to: `/mentoring/conversations/${requestId}`,
    say: t('Set. We told {name}.', { name: two.called }),
  }
}
