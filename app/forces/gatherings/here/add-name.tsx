import { z } from 'zod'
import { Button, Form, problemWith, Radios, TextField } from '#ui/ui.ts'
import { t } from '#words'
import type { Shown } from '../../../http/ask.tsx'

export const nameFields = {
  name: z
    .string()
    .trim()
    .min(1, { error: () => t('Write a name. A first name is enough.') })
    .max(120, { error: () => t('Keep it to 120 letters.') }),
  age: z.enum(['grown', 'young'], {
    error: () => t('Say whether they are grown up: it decides who can be in a room with them.'),
  }),
  from: z
    .string()
    .trim()
    .max(120, { error: () => t('Keep it to 120 letters.') })
    .default(''),
}

/** Somebody without an account: a name is enough. */
export const AddName = ({ action, shown: { values, problems } }: { action: string; shown: Shown }) => (
  <Form action={action}>
    <h2>{t('Somebody without an account')}</h2>
    <TextField
      name="name"
      label={t('Their name')}
      value={values.name}
      error={problemWith(problems, 'name')}
      maxlength={120}
      autocomplete="off"
    />
    <Radios
      name="age"
      legend={t('Are they grown up?')}
      inline
      value={values.age ?? 'grown'}
      error={problemWith(problems, 'age')}
      options={[
        { value: 'grown', label: t('Grown up') },
        { value: 'young', label: t('Under 18') },
      ]}
    />
    <TextField
      name="from"
      label={t('Where do they come from?')}
      hint={t('A street, a school, a group: rooms can be mixed by it.')}
      value={values.from}
      error={problemWith(problems, 'from')}
      maxlength={120}
      optional
    />
    <Button name="do" value="name" kind="quiet">
      {t('Put them on the list')}
    </Button>
  </Form>
)
