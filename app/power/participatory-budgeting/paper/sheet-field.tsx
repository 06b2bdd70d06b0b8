import { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { type Problem, problemWith, Radios, TextField } from '#ui/ui.ts'
import { t } from '#words'
import { Mend } from '../../../http/ask.tsx'
import { type Answer, isTooMuch, named, typedMarks } from '../answer.ts'
import type { Budget } from '../budget.ts'

export type Fault = 'too_many' | 'unreadable' | 'twice' | 'empty'

export const sheetFields = {
  marks: z
    .string()
    .trim()
    .max(500, { error: () => t('Keep it to 500 letters.') })
    .default(''),
  wrong: z.enum(['', 'unreadable', 'twice']).default(''),
}

/** What was seen on one sheet, typed as fast as it is read. */
export const SheetFields = ({
  budget,
  values,
  problems,
}: {
  budget: Budget
  values: Readonly<Record<string, string | undefined>>
  problems: readonly Problem[]
}) => (
  <>
    <TextField
      name="marks"
      label={t('What is marked on it?')}
      hint={marksHint(budget)}
      value={values.marks}
      error={problemWith(problems, 'marks')}
      maxlength={500}
      autocomplete="off"
    />
    <Radios
      name="wrong"
      legend={t('Is something wrong with the sheet?')}
      options={[
        { value: '', label: t('No') },
        { value: 'unreadable', label: t('Nobody can read it') },
        { value: 'twice', label: t('There is another sheet with this number') },
      ]}
      value={values.wrong ?? ''}
    />
  </>
)

function marksHint({ form }: Budget): string {
  if (form === 'points') return t('Number=points, with spaces between them: 3=5 7=2. Type all you see.')
  if (form === 'ranked') return t('Numbers, the best one first, with spaces between them: 7 3 12.')
  return t('Numbers with spaces between them: 3 7 12. Type all you see, even if it is too many.')
}

/** The numbers on the sheets, those of projects that were withdrawn since as well. */
export async function numbersOnSheets(tx: Tx, ballotId: string): Promise<ReadonlySet<number>> {
  const options = await tx
    .selectFrom('ballot_options')
    .select('position')
    .where('ballot_id', '=', ballotId)
    .execute()
  return new Set(options.map(({ position }) => position))
}

/**
 * What was typed, as it counts. A sheet with too many marks, or none, is spoilt, and says so; marks of withdrawn projects are kept
 * and simply do not count.
 * @param numbers on the ballot, withdrawn ones too
 * @throws Mend where it cannot be read or names a number that is on no sheet
 */
export function readingOf(
  typed: { readonly marks: string; readonly wrong: '' | 'unreadable' | 'twice' },
  budget: Budget,
  numbers: ReadonlySet<number>,
): { readonly answer: Answer; readonly fault: Fault | null } {
  if (typed.wrong !== '') return { answer: [], fault: typed.wrong }
  const form = budget.form!
  const answer = typedMarks(form, typed.marks)
  if (answer === null)
    throw new Mend(
      'marks',
      form === 'points'
        ? t('Write it like 3=5 7=2, each number once.')
        : t('Write numbers like 3 7 12, each once.'),
    )
  const unknown = named(answer).find((number) => !numbers.has(number))
  if (unknown !== undefined)
    throw new Mend('marks', t('There is no project {number} on the sheets.', { number: String(unknown) }))
  if (answer.length === 0) return { answer, fault: 'empty' }
  return { answer, fault: isTooMuch(answer, { ...budget, form, numbers }) ? 'too_many' : null }
}
