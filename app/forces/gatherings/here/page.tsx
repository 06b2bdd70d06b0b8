import { sql } from 'kysely'
import { z } from 'zod'
import { guestsOf } from '#core/meetings/gathering-guests.ts'
import { BackLink, Button, ErrorSummary, Form, Layout, MarkList, PageTitle } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, type Shown } from '../../../http/ask.tsx'
import { ledHere } from '../leading.ts'
import { AddName, nameFields } from './add-name.tsx'

const id = z.uuid()
export const schema = z.discriminatedUnion('do', [
  z.looseObject({ do: z.literal('mark'), id }),
  z.object({ do: z.literal('name'), id, ...nameFields }),
])

/** `/gatherings/:id/here`: at the door, one screen for thumbs: here or not here, and a name that is new. */
export async function showHere(ask: Ask & { shown?: Shown }) {
  const { tx, shown = blank } = ask
  const one = await ledHere(ask)
  const guests = (await guestsOf(tx, one.id)).filter(({ answer, here }) => answer !== 'no' || here === 'yes')
  const here = guests.filter((guest) => guest.here === 'yes').length
  return (
    <Layout
      title={t('Who is here')}
      wrong={shown.problems.length > 0}
      before={<BackLink href={`/gatherings/${one.id}`}>{one.title}</BackLink>}
    >
      <PageTitle
        lead={t(
          '{here, plural, =0 {Nobody is here yet.} one {# person is here.} other {# people are here.}}',
          { here },
        )}
      >
        {t('Who is here')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      {guests.length > 0 && (
        <Form action={`/gatherings/${one.id}/here`}>
          <MarkList
            name="here"
            options={[
              { value: 'yes', label: t('Here') },
              { value: 'no', label: t('Not here') },
            ]}
            rows={guests.map((guest) => ({ id: guest.id, name: guest.name, value: guest.here ?? undefined }))}
          />
          <Button name="do" value="mark">
            {t('Keep it')}
          </Button>
        </Form>
      )}
      <AddName action={`/gatherings/${one.id}/here`} shown={shown} />
      <p>
        <a href={`/gatherings/${one.id}/rooms`}>{t('Rooms')}</a>
      </p>
    </Layout>
  )
}

const marksSchema = z.record(z.uuid(), z.enum(['yes', 'no']))

export async function markHere({
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const to = `/gatherings/${input.id}/here`
  if (input.do === 'name') {
    await sql`select add_name_to_gathering(${requestId}, ${input.id}, ${input.name}, ${input.age === 'grown'}, ${input.from}, true)`.execute(
      tx,
    )
    return { to, say: t('{name} is here.', { name: input.name }) }
  }
  const given = Object.entries(input).flatMap(([key, value]) =>
    key.startsWith('here-') ? [[key.slice('here-'.length), value]] : [],
  )
  // Whatever is no mark of this page is left aside.
  const marks = Object.fromEntries(
    given.filter(([guest, mark]) => marksSchema.safeParse({ [String(guest)]: mark }).success),
  )
  await sql`select mark_here(${input.id}, ${JSON.stringify(marks)}::jsonb)`.execute(tx)
  return { to, say: t('Kept.') }
}
