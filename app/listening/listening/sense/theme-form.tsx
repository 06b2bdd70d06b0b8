import { z } from 'zod'
import { Button, Checkboxes, Details, Form, problemWith, TextArea, TextField } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, Mend, type Shown } from '../../../http/ask.tsx'
import { publishTheme, type Sense } from '../sense.ts'

export const themeSchema = z.object({
  id: z.uuid(),
  title: z
    .string()
    .trim()
    .min(1, { error: () => t('Give the theme a name.') })
    .max(200, { error: () => t('Keep the name to 200 letters.') }),
  says: z
    .string()
    .trim()
    .min(1, { error: () => t('Write what people say.') })
    .max(2000, { error: () => t('Keep it to 2,000 letters.') }),
  reading: z.union([z.array(z.uuid()), z.uuid().transform((one) => [one])]).optional(),
})

/** A theme out of readings: it shows which. */
export const ThemeForm = ({ sense, shown }: { sense: Sense; shown: Shown }) => (
  <Details summary={t('Publish a theme')} open={shown.problems.length > 0}>
    <Form action={`/listening/sense/${sense.id}/theme`} requestId={shown.requestId}>
      <TextField
        name="title"
        label={t('The theme')}
        value={shown.values.title}
        error={problemWith(shown.problems, 'title')}
        maxlength={200}
      />
      <TextArea
        name="says"
        label={t('What people say, in a few sentences')}
        value={shown.values.says}
        error={problemWith(shown.problems, 'says')}
        rows={4}
        maxlength={2000}
      />
      <Checkboxes
        name="reading"
        legend={t('Which readings does it come from?')}
        values={shown.all('reading')}
        error={problemWith(shown.problems, 'reading')}
        options={sense.readings
          .filter(({ words }) => words !== '…')
          .map(({ id, reader, words }) => ({ value: id, label: t('{reader}: {words}', { reader, words }) }))}
      />
      <Button>{t('Publish it')}</Button>
    </Form>
  </Details>
)

export async function makeTheme({
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof themeSchema>; requestId: string }) {
  const { id: senseId, title, says, reading: readings = [] } = input
  if (readings.length === 0) throw new Mend('reading', t('Choose the readings it comes from.'))
  await publishTheme(tx, { id: requestId, senseId, title, says, readings })
  return { to: `/listening/themes/${requestId}`, say: t('Published. Whoever said it is told.') }
}
