import { z } from 'zod'
import type { Gathering } from '#core/meetings/gathering.ts'
import { DateField, problemWith, TextArea, TextField } from '#ui/ui.ts'
import { dayOf, formatDate, formatTime, t } from '#words'
import type { Shown } from '../../http/ask.tsx'
import { momentFields } from '../../http/typed-moment.ts'

/** What every gathering says of itself. */
export const whenAndWhereFields = {
  ...momentFields,
  title: z
    .string()
    .trim()
    .min(1, { error: () => t('Write what it is called.') })
    .max(200, { error: () => t('Keep it to 200 letters.') }),
  minutes: z.coerce
    .number({ error: () => t('Write how many minutes, like 90.') })
    .int({ error: () => t('Write how many minutes, like 90.') })
    .min(5, { error: () => t('It lasts five minutes at least.') })
    .max(1440, { error: () => t('It lasts a day at most: 1440 minutes.') }),
  place: z
    .string()
    .trim()
    .max(200, { error: () => t('Keep it to 200 letters.') })
    .default(''),
  about: z
    .string()
    .trim()
    .max(2000, { error: () => t('Keep it to 2,000 letters.') })
    .default(''),
}

/** `13:05` by the clocks of the place. */
const clock = (at: Date, zone: string) =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(at)

/** @param of what stands in the fields before anything is typed */
export const WhenAndWhere = ({ shown: { values, problems }, of, zone }: WhenProps) => {
  const wrong = (field: string) => problemWith(problems, field)
  const typed = values['when-day'] !== undefined
  const day = typed
    ? { day: values['when-day'], month: values['when-month'], year: values['when-year'] }
    : of?.startsAt && dayOf(of.startsAt)
  const at = of?.startsAt && clock(of.startsAt, zone)
  return (
    <>
      <TextField
        name="title"
        label={t('What is it called?')}
        value={values.title ?? of?.title}
        error={wrong('title')}
        maxlength={200}
      />
      <TextArea
        name="about"
        label={t('What is it about?')}
        hint={t('In a roundtable: the question that somebody brings.')}
        value={values.about ?? of?.about}
        error={wrong('about')}
        maxlength={2000}
        rows={3}
        optional
      />
      <DateField
        name="when"
        label={t('Day')}
        hint={t('For example 9 3 2027')}
        value={day}
        error={wrong('when')}
      />
      <TextField
        name="time"
        label={t('Time')}
        hint={t('For example 18:30')}
        width="short"
        value={values.time ?? at}
        error={wrong('time')}
      />
      <TextField
        name="minutes"
        label={t('How many minutes?')}
        width="short"
        inputmode="numeric"
        value={values.minutes ?? String(of?.minutes ?? 90)}
        error={wrong('minutes')}
      />
      <TextField
        name="place"
        label={t('Where?')}
        value={values.place ?? of?.atPlace}
        error={wrong('place')}
        maxlength={200}
        optional
      />
    </>
  )
}

interface WhenProps {
  readonly shown: Shown
  readonly of?: Partial<Gathering> | undefined
  readonly zone: string
}

/** “Thursday 4 March, 6:30 pm, the library” */
export const whenAndWhere = ({ startsAt, atPlace }: Pick<Gathering, 'startsAt' | 'atPlace'>): string => {
  const when = { day: formatDate(startsAt, 'weekday'), time: formatTime(startsAt) }
  return atPlace === null || atPlace === ''
    ? t('{day}, {time}', when)
    : t('{day}, {time}, {place}', { ...when, place: atPlace })
}
