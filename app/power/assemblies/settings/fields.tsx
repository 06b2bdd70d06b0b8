import { z } from 'zod'
import { DateField, problemWith, Radios, TextArea, TextField } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, Mend, type Shown } from '../../../http/ask.tsx'
import { dayOf, typedDay } from '../../../http/typed-date.ts'
import type { Assembly } from '../assembly.ts'

const text = (most: number) =>
  z
    .string({ error: () => t('Write something here.') })
    .trim()
    .min(1, { error: () => t('Write something here.') })
    .max(most, { error: () => t('Keep it to {most, number} letters.', { most }) })
const number = (from: number, to: number) =>
  z.coerce
    .number({ error: () => t('Write a number from {from, number} to {to, number}.', { from, to }) })
    .int({ error: () => t('Write a whole number.') })
    .min(from, { error: () => t('Write a number from {from, number} to {to, number}.', { from, to }) })
    .max(to, { error: () => t('Write a number from {from, number} to {to, number}.', { from, to }) })

/** What says what an assembly is; the same at its beginning and later. */
export const factFields = {
  question: text(600),
  framedBy: text(600),
  stance: z.enum(['advises', 'challenges'], { error: () => t('Choose one.') }),
  days: text(600),
  reach: text(300),
  places: number(2, 400),
  keepDays: number(1, 365),
  termMonths: z.union([z.literal('').transform(() => null), number(1, 60)]).optional(),
  'until-day': z.string().optional(),
  'until-month': z.string().optional(),
  'until-year': z.string().optional(),
}
const facts = z.object(factFields)

/** The facts as the database takes them. @throws Mend when the last day for answers is none, or has passed */
export function factsOf(input: z.output<typeof facts>, { house }: Pick<Ask, 'house'>, was?: string): string {
  const until = typedDay(input, 'until', house.now())
  if (until === null) throw new Mend('until', t('Write the last day for answers.'))
  if (until < dayOf(house.now()) && until !== was)
    throw new Mend('until', t('That day has passed. Choose one that is to come.'))
  const { question, framedBy, stance, days, reach, places, keepDays, termMonths = null } = input
  return JSON.stringify({
    question,
    framedBy,
    stance,
    days,
    reach,
    places,
    keepDays,
    termMonths,
    answersUntil: until,
  })
}

/** The fields, with what stands or what was typed. */
export function FactFields({ shown: { values, problems }, was }: { shown: Shown; was?: Assembly }) {
  const value = (name: string, standing: string | number | null | undefined) =>
    values[name] ?? (standing == null ? undefined : String(standing))
  const wrong = (name: string) => problemWith(problems, name)
  return (
    <>
      <TextArea
        name="question"
        label={t('The question to the panel')}
        hint={t('One question that people of ten can read. It can change until letters go out.')}
        rows={3}
        maxlength={600}
        value={value('question', was?.question)}
        error={wrong('question')}
      />
      <TextArea
        name="framedBy"
        label={t('Who framed the question, and with whom')}
        rows={2}
        maxlength={600}
        value={value('framedBy', was?.framedBy)}
        error={wrong('framedBy')}
      />
      <Radios
        name="stance"
        legend={t('What is it to those in power?')}
        value={value('stance', was?.stance ?? 'advises')}
        error={wrong('stance')}
        options={[
          {
            value: 'advises',
            label: t('It advises them'),
            hint: t('They asked, and they will use what comes out.'),
          },
          {
            value: 'challenges',
            label: t('It challenges them'),
            hint: t('People called it themselves, and want an answer.'),
          },
        ]}
      />
      <TextField
        name="places"
        label={t('How many people are on the panel?')}
        inputmode="numeric"
        width="short"
        value={value('places', was?.places ?? 24)}
        error={wrong('places')}
      />
      <TextArea
        name="days"
        label={t('When and where does the panel meet?')}
        hint={t('It is printed in the letter: “Four Saturdays in May, 10 to 4, Town Hall.”')}
        rows={2}
        maxlength={600}
        value={value('days', was?.days)}
        error={wrong('days')}
      />
      <TextField
        name="reach"
        label={t('How else can people answer?')}
        hint={t('A phone number and an address, as they stand in the letter.')}
        maxlength={300}
        value={value('reach', was?.reach)}
        error={wrong('reach')}
      />
      <DateField
        name="until"
        label={t('Last day for answers')}
        value={
          values['until-year'] === undefined
            ? was?.answersUntil
            : { day: values['until-day'], month: values['until-month'], year: values['until-year'] }
        }
        error={wrong('until')}
      />
      <TextField
        name="keepDays"
        label={t('How many days after its end are names deleted?')}
        hint={t('It is said in the letter, and nobody can make it longer once somebody has answered.')}
        inputmode="numeric"
        width="short"
        value={value('keepDays', was?.keepDays ?? 90)}
        error={wrong('keepDays')}
      />
      <TextField
        name="termMonths"
        label={t('For a standing assembly: how many months does a member serve?')}
        hint={t('Leave it empty for an assembly that ends.')}
        inputmode="numeric"
        width="short"
        optional
        value={value('termMonths', was?.termMonths)}
        error={wrong('termMonths')}
      />
    </>
  )
}
