import { z } from 'zod'
import { Checkboxes, problemWith, Radios, TextArea, TextField } from '#ui/ui.ts'
import { t } from '#words'
import { Mend, type Shown } from '../../http/ask.tsx'
import type { Telling } from './voices.ts'

/** What a telling's form sends. */
export const tellingSchema = z.object({
  words: z
    .string()
    .trim()
    .min(1, { error: () => t('Write what you want to say.') })
    .max(4000, { error: () => t('Keep it to 4,000 letters.') }),
  shown: z.enum(['moderators', 'place', 'public'], { error: () => t('Choose who may read it.') }),
  saidAs: z.enum(['own', 'other', 'none'], { error: () => t('Choose a name, or none.') }),
  saidName: z
    .string()
    .trim()
    .max(60, { error: () => t('Keep the name to 60 letters.') })
    .default(''),
  mayLift: z.literal('yes').optional(),
})

/** @throws Mend where another name is wanted and not given */
export function tellingOf(input: z.output<typeof tellingSchema>): Telling {
  const { words, shown, saidAs, saidName, mayLift } = input
  if (saidAs === 'other' && saidName === '') throw new Mend('saidName', t('Write the other name.'))
  return {
    words,
    shown,
    saidAs,
    saidName: saidAs === 'other' ? saidName : null,
    mayLift: mayLift === 'yes',
  }
}

interface TellingFieldsProps {
  readonly shown: Shown
  /** Who reads everything that is said there. */
  readonly readers: readonly string[]
  /** What stands now. */
  readonly now?: Partial<Omit<Telling, 'words'>> & { readonly words?: string | null }
  /** A listener writes it for somebody: “they” instead of “you”. */
  readonly forThem?: boolean
  readonly rows?: number
}

/** Words, a name, and each use agreed to: the same for whoever says, mends, listens, or holds a slip. */
export function TellingFields({ shown, readers, now, forThem = false, rows = 8 }: TellingFieldsProps) {
  const who = readers.length === 0 ? t('those who run it') : readers.join(', ')
  return (
    <>
      <TextArea
        name="words"
        label={forThem ? t('Their words') : t('Your words')}
        hint={
          forThem
            ? t('As they say it, as “I”. Then read it out to them.')
            : t('In any way you like. There is no right answer.')
        }
        value={shown.values.words ?? now?.words ?? ''}
        error={problemWith(shown.problems, 'words')}
        rows={rows}
        maxlength={4000}
      />
      <Radios
        name="shown"
        legend={forThem ? t('Who may read it, they say?') : t('Who may read it?')}
        value={shown.values.shown ?? now?.shown}
        error={problemWith(shown.problems, 'shown')}
        options={[
          {
            value: 'moderators',
            label: t('Only those who listen'),
            hint: t('That is {who}.', { who }),
          },
          { value: 'place', label: t('People here, without a name') },
          {
            value: 'public',
            label: t('Everybody, with the name chosen below'),
            hint: t('It may be on a page that anybody can open.'),
          },
        ]}
      />
      <Radios
        name="saidAs"
        legend={t('Under which name, where everybody can read it?')}
        value={shown.values.saidAs ?? now?.saidAs ?? 'none'}
        error={problemWith(shown.problems, 'saidAs')}
        options={[
          { value: 'none', label: t('No name') },
          { value: 'other', label: t('Another name') },
          { value: 'own', label: forThem ? t('Their own name') : t('My own name') },
        ]}
      />
      <TextField
        name="saidName"
        label={t('The other name')}
        hint={t('Only if you chose “Another name”.')}
        value={shown.values.saidName ?? now?.saidName ?? ''}
        error={problemWith(shown.problems, 'saidName')}
        width="middle"
        maxlength={60}
        optional
      />
      <Checkboxes
        name="mayLift"
        legend={t('May a sentence of it be used?')}
        values={
          shown.values.words === undefined ? (now?.mayLift ? ['yes'] : []) : shown.all('mayLift').slice(0, 1)
        }
        options={[
          {
            value: 'yes',
            label: t('Yes: others may be asked if they agree with it'),
            hint: t('A short sentence, without a name. It can be taken out again at any time.'),
          },
        ]}
      />
    </>
  )
}

/** The refusal that only a child's own name in public can have. */
export const notOwnName = () =>
  new Mend(
    'saidAs',
    t('Choose another name, or none: a child’s own name is not put where everybody can read it.'),
  )
