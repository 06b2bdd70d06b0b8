import { z } from 'zod'
import { peopleIKnow } from '#core/people/people-i-know.ts'
import {
  BackLink,
  Button,
  Checkboxes,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  TextField,
} from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { listeningAs, partsIn } from '../listenings.ts'
import { makeSense } from '../sense.ts'

export const newSchema = z.object({
  id: z.uuid(),
  title: z
    .string()
    .trim()
    .min(1, { error: () => t('Give it a name.') })
    .max(200, { error: () => t('Keep the name to 200 letters.') }),
  reader: z
    .union([z.array(z.uuid()), z.uuid().transform((one) => [one])], {
      error: () => t('Choose at least two who read.'),
    })
    .optional(),
})

/** `/listening/:id/sense`: several people read the same voices. */
export async function showNewSense({ c, tx, me, shown = blank }: Ask & { shown?: Shown }) {
  const one = await listeningAs(tx, c.req.param('id')!, 'iModerate')
  const known = [...(await partsIn(tx, one.id)), ...(await peopleIKnow(tx, '', true))]
  const people = [...new Map(known.map((person) => [person.id, person])).values()].filter(
    ({ id }) => id !== me.personId,
  )
  return (
    <Layout
      title={t('Read together')}
      current="say"
      wrong={shown.problems.length > 0}
      before={<BackLink href={`/listening/${one.id}`}>{one.title}</BackLink>}
    >
      <PageTitle
        caption={one.title}
        lead={t(
          'Several people read the same voices. Each writes what they hear, and nobody sees the others’ until all are done.',
        )}
      >
        {t('Read together')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <Form action={`/listening/${one.id}/sense`} requestId={shown.requestId}>
        <TextField
          name="title"
          label={t('What is it called?')}
          hint={t('Like: Reading in the library, May')}
          value={shown.values.title}
          error={problemWith(shown.problems, 'title')}
          maxlength={200}
        />
        <Checkboxes
          name="reader"
          legend={t('Who reads?')}
          hint={t('People who differ hear different things. They read only what they may read anyway.')}
          values={shown.all('reader')}
          error={problemWith(shown.problems, 'reader')}
          options={[
            { value: me.personId, label: t('I do') },
            ...people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Button>{t('Begin')}</Button>
      </Form>
    </Layout>
  )
}

export async function beginSense({
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof newSchema>; requestId: string }) {
  const readers = [...new Set(input.reader ?? [])]
  if (readers.length < 2) throw new Mend('reader', t('Choose at least two who read.'))
  await makeSense(tx, requestId, input.id, { title: input.title, readers }).catch((error: unknown) => {
    if ((error as { code?: string }).code === 'KI004')
      throw new Mend(
        'reader',
        t('There is no voice yet that may be read by others, or there are more than 20 readers.'),
      )
    throw error
  })
  return { to: `/listening/sense/${requestId}`, say: t('They are told.') }
}
