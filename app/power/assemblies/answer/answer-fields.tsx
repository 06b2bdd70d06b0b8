import { z } from 'zod'
import { problemWith, Radios, TextField } from '#ui/ui.ts'
import { t } from '#words'
import { Mend, type Shown } from '../../../http/ask.tsx'
import type { Category } from '../traits.ts'

/** What an answer is made of, typed by whoever had the letter or by a clerk; traits come as `trait-0`, `trait-1` … */
export const answerSchema = z.looseObject({
  said: z.enum(['yes', 'no'], { error: () => t('Say yes or no.') }),
  name: z
    .string()
    .trim()
    .max(200, { error: () => t('Keep it to {most, number} letters.', { most: 200 }) })
    .default(''),
  reach: z
    .string()
    .trim()
    .max(300, { error: () => t('Keep it to {most, number} letters.', { most: 300 }) })
    .default(''),
})

export interface AnswerGiven {
  readonly said: 'yes' | 'no'
  readonly name: string
  readonly reach: string
  readonly traits: Readonly<Record<string, string>>
}

/** @throws Mend at the first thing that a yes lacks; a no needs nothing more */
export function answerOf(input: z.output<typeof answerSchema>, categories: readonly Category[]): AnswerGiven {
  const { said, name, reach } = input
  if (said === 'no') return { said, name: '', reach: '', traits: {} }
  if (name === '') throw new Mend('name', t('Write your name.'))
  if (reach === '') throw new Mend('reach', t('Write how we can reach you.'))
  const traits = categories.map(({ category, traits }, at) => {
    const chosen = traits[Number(input[`trait-${at}`] ?? Number.NaN)]
    if (chosen === undefined) throw new Mend(`trait-${at}`, t('Choose one: {category}.', { category }))
    return [category, chosen.value] as const
  })
  return { said, name, reach, traits: Object.fromEntries(traits) }
}

/** Yes or no, and what is asked of who says yes. */
export function AnswerFields({
  categories,
  shown: { values, problems },
}: {
  categories: readonly Category[]
  shown: Shown
}) {
  return (
    <>
      <Radios
        name="said"
        legend={t('Would you take part if you are drawn?')}
        value={values.said}
        error={problemWith(problems, 'said')}
        options={[
          { value: 'yes', label: t('Yes, put my name in') },
          { value: 'no', label: t('No'), hint: t('Then you need to fill in nothing more.') },
        ]}
      />
      <TextField
        name="name"
        label={t('Your name')}
        autocomplete="name"
        maxlength={200}
        value={values.name}
        error={problemWith(problems, 'name')}
      />
      <TextField
        name="reach"
        label={t('How can we reach you?')}
        hint={t('A phone number, an e-mail address, or “by post”.')}
        maxlength={300}
        value={values.reach}
        error={problemWith(problems, 'reach')}
      />
      {categories.map(({ category, traits }, at) => (
        <Radios
          name={`trait-${at}`}
          legend={category}
          value={values[`trait-${at}`]}
          error={problemWith(problems, `trait-${at}`)}
          options={traits.map(({ value }, n) => ({ value: String(n), label: value }))}
        />
      ))}
    </>
  )
}
