import { z } from 'zod'
import { helpVerbs } from '#core/people/helping.ts'
import { Checkboxes, DateField, problemWith } from '#ui/ui.ts'
import { t } from '#words'
import { Mend, type Shown } from '../http/ask.tsx'
import { typedDate } from '../http/typed-date.ts'
import { helpWords } from './verb-names.ts'

export const consentSchema = {
  may: z
    .preprocess((value) => [value ?? []].flat(), z.array(z.enum(helpVerbs)))
    .refine((verbs) => verbs.length > 0, { error: () => t('Choose at least one.') }),
  'until-day': z.string().default(''),
  'until-month': z.string().default(''),
  'until-year': z.string().default(''),
}

/** What they may do, and until when. */
export const ConsentFields = ({ shown }: { shown: Shown }) => (
  <>
    <Checkboxes
      name="may"
      legend={t('What may they do?')}
      options={helpVerbs.map((verb) => ({ value: verb, label: helpWords(verb) }))}
      values={shown.all('may')}
      error={problemWith(shown.problems, 'may')}
    />
    <DateField
      name="until"
      label={t('Until when?')}
      hint={t('A year at most. You can end it at any time.')}
      value={{
        day: shown.values['until-day'],
        month: shown.values['until-month'],
        year: shown.values['until-year'],
      }}
      error={problemWith(shown.problems, 'until')}
    />
  </>
)

const YEAR = 366 * 86_400_000

/** The last moment of the consent. @throws Mend */
export function untilOf(input: Readonly<Record<string, unknown>>, now: Date): Date {
  const until = typedDate(input, 'until', now)
  if (until === null || until <= now) throw new Mend('until', t('Choose a day that is still to come.'))
  if (until.getTime() > now.getTime() + YEAR) throw new Mend('until', t('Choose a day within a year.'))
  return until
}
