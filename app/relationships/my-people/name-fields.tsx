import { z } from 'zod'
import { problemWith, TextField } from '#ui/ui.ts'
import { t } from '#words'
import type { Shown } from '../../http/ask.tsx'

/** A name that is nobody's record here. */
export const nameSchema = {
  name: z
    .string({ error: () => t('Write a name.') })
    .trim()
    .min(1, { error: () => t('Write a name.') })
    .max(120, { error: () => t('Keep the name to 120 letters.') }),
  how: z
    .string()
    .trim()
    .max(200, { error: () => t('Keep this to 200 letters.') })
    .default(''),
}

/** What I call somebody who is only a name, and how I know them. */
export const NameFields = ({ shown }: { shown: Shown }) => (
  <>
    <TextField
      name="name"
      label={t('What you call them')}
      value={shown.values.name}
      error={problemWith(shown.problems, 'name')}
      autocomplete="off"
      maxlength={120}
    />
    <TextField
      name="how"
      label={t('How you know them')}
      hint={t('For example: my football coach.')}
      value={shown.values.how}
      error={problemWith(shown.problems, 'how')}
      autocomplete="off"
      maxlength={200}
      optional
    />
  </>
)
