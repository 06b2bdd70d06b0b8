import { z } from 'zod'
import { askableKinds, otherIs } from '#core/ties/tie-kind.ts'
import { problemWith, SelectField } from '#ui/ui.ts'
import { t } from '#words'
import type { Shown } from '../../http/ask.tsx'

const mutual = ['friend', 'family', 'buddy', 'neighbour']

/** `mentor:to`: they are my mentor; `mentor:from`: I am theirs. */
const choices = askableKinds.flatMap((kind) =>
  mutual.includes(kind)
    ? [{ kind, iAm: 'from' as const }]
    : [
        { kind, iAm: 'to' as const },
        { kind, iAm: 'from' as const },
      ],
)

/** What somebody is to me, as a form sends it. */
export const kindSchema = z
  .string({ error: () => t('Choose what they are to you.') })
  .transform((value, context) => {
    const found = choices.find(({ kind, iAm }) => value === `${kind}:${iAm}`)
    if (found !== undefined) return found
    context.addIssue({ code: 'custom', message: t('Choose what they are to you.') })
    return z.NEVER
  })

export function KindField({ shown }: { shown: Shown }) {
  return (
    <SelectField
      name="kind"
      label={t('What are they to you?')}
      value={shown.values.kind}
      error={problemWith(shown.problems, 'kind')}
      options={[
        { value: '', text: t('Choose') },
        ...choices.map(({ kind, iAm }) => ({ value: `${kind}:${iAm}`, text: otherIs(kind, iAm) })),
      ]}
    />
  )
}
