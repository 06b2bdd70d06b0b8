import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { Button, Details, Form, problemWith, TextField } from '#ui/ui.ts'
import { t } from '#words'
import { blank, Mend, type Shown } from '../../../http/ask.tsx'
import { typedSheet } from '../serial.ts'

export const untickSchema = z.object({
  do: z.literal('untick'),
  id: z.uuid(),
  place: z.uuid(),
  why: z
    .string()
    .trim()
    .min(1, { error: () => t('Say what went wrong.') })
    .max(300, { error: () => t('Keep it to 300 letters.') }),
  sheets: z
    .string()
    .trim()
    .regex(/^\d{1,5}$/, { error: () => t('Count the sheets, and write how many there are.') })
    .transform(Number),
  sheet: z.string().trim().max(40).default(''),
})

interface UntickProps {
  readonly action: string
  /** On the roll. */
  readonly place: string
  readonly shown: Shown
}

/** For a tick that was made by mistake: only whoever runs the vote takes it back, and only where no sheet of theirs can be in the box. */
export function Untick({ action, place, shown }: UntickProps) {
  const isThis = shown.values.place === place && shown.values.do === 'untick'
  const { values, problems } = isThis ? shown : blank
  return (
    <Details summary={t('Ticked by mistake?')} open={isThis}>
      <p>
        {t(
          'A tick can be taken back while nothing of theirs is in the box. If somebody else handed in the sheet, tick that person off first.',
        )}
      </p>
      <Form action={action}>
        <input type="hidden" name="place" value={place} />
        <TextField
          name="why"
          id={`why-${place}`}
          label={t('What went wrong?')}
          hint={t('Everybody can read it beside the results: no name.')}
          value={values.why}
          error={problemWith(problems, 'why')}
          maxlength={300}
        />
        <TextField
          name="sheets"
          id={`sheets-${place}`}
          label={t('How many sheets were handed in so far?')}
          hint={t('Count them: those in the box, and those taken out to be entered.')}
          value={values.sheets}
          error={problemWith(problems, 'sheets')}
          width="short"
          inputmode="numeric"
        />
        <TextField
          name="sheet"
          id={`sheet-${place}`}
          label={t('The number of their sheet, if you have it in your hand')}
          hint={t('It is void from then on.')}
          value={values.sheet}
          error={problemWith(problems, 'sheet')}
          width="short"
          inputmode="numeric"
          autocomplete="off"
          optional
        />
        <Button name="do" value="untick" kind="danger">
          {t('Take the tick back')}
        </Button>
      </Form>
    </Details>
  )
}

/** @returns what to say  @throws Mend where they could vote twice by it, or the sheet is not one that can be made void */
export async function takeBack(
  tx: Tx,
  budgetId: string,
  { place, why, sheets, sheet }: z.output<typeof untickSchema>,
): Promise<string> {
  const serial = sheet === '' ? null : typedSheet(sheet)
  if (sheet !== '' && serial === null)
    throw new Mend('sheet', t('That is not a number of a sheet. Look again, at every digit.'))
  const { rows } = await sql<{ done: string }>`
    select take_back_tick(${budgetId}, ${place}, ${why}, ${sheets}, ${serial}) as done`.execute(tx)
  switch (rows[0]!.done) {
    case 'own':
      throw new Mend('', t('That is you. Somebody else who runs this takes it back.'))
    case 'unknown':
      throw new Mend('sheet', t('There is no such sheet that could still be used.'))
    case 'entered':
      throw new Mend('sheet', t('That sheet was in the box and has been entered. The tick stays.'))
    case 'sheets':
      throw new Mend(
        'sheets',
        t(
          'There are as many sheets as people ticked off, so theirs can be among them, and they would vote twice. If somebody else handed it in, tick that person off first.',
        ),
      )
    case 'not_ticked':
      return t('They are not ticked off.')
    default:
      return t('Taken back. They can vote, and they are told.')
  }
}
