import { sql } from 'kysely'
import { z } from 'zod'
import { type Guest, guestsOf } from '#core/meetings/gathering-guests.ts'
import { nameOf } from '#core/people/name.ts'
import type { Tx } from '#db/client.ts'
import {
  BackLink,
  Button,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  SelectField,
  Tag,
  Thing,
  ThingList,
} from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, type Shown } from '../../../http/ask.tsx'
import { AddName, nameFields } from '../here/add-name.tsx'
import { ledHere } from '../leading.ts'

const id = z.uuid()
export const schema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('ask'), id, person: z.uuid({ error: () => t('Choose somebody.') }) }),
  z.object({ do: z.literal('name'), id, ...nameFields }),
  z.object({ do: z.literal('off'), id, guest: z.uuid() }),
])

/** `/gatherings/:id/people`: who is asked, what they said, and names of those without an account. */
export async function showPeople(ask: Ask & { shown?: Shown }) {
  const { tx, shown = blank } = ask
  const one = await ledHere(ask)
  const guests = await guestsOf(tx, one.id)
  const others = await peopleToAsk(tx)
  return (
    <Layout
      title={t('Who comes')}
      wrong={shown.problems.length > 0}
      before={<BackLink href={`/gatherings/${one.id}`}>{one.title}</BackLink>}
    >
      <PageTitle>{t('Who comes')}</PageTitle>
      <ErrorSummary problems={shown.problems} />
      <ThingList label={t('Who comes')} empty={{ text: t('Nobody is on the list yet.') }}>
        {guests.map((guest) => (
          <OnList at={one.id} guest={guest} />
        ))}
      </ThingList>
      {others.length > 0 && (
        <Form action={`/gatherings/${one.id}/people`}>
          <h2>{t('Ask somebody')}</h2>
          <SelectField
            name="person"
            label={t('Somebody you know here')}
            value={shown.values.person}
            error={problemWith(shown.problems, 'person')}
            options={[{ value: '', text: t('Choose somebody.') }, ...others]}
          />
          <Button name="do" value="ask" kind="quiet">
            {t('Ask them')}
          </Button>
        </Form>
      )}
      <AddName action={`/gatherings/${one.id}/people`} shown={shown} />
    </Layout>
  )
}

function OnList({
  at,
  guest: { id: guest, name, answer, comesFrom, hasAccount },
}: {
  at: string
  guest: Guest
}) {
  const words = { yes: t('comes'), maybe: t('maybe'), no: t('does not come') }
  return (
    <Thing
      title={name}
      meta={
        <>
          <Tag tone={answer === 'yes' ? 'good' : 'waiting'}>
            {answer === null ? t('asked') : words[answer]}
          </Tag>{' '}
          {[comesFrom, hasAccount ? '' : t('a name only')].filter(Boolean).join(', ')}
        </>
      }
      actions={
        <Form action={`/gatherings/${at}/people`}>
          <input type="hidden" name="guest" value={guest} />
          <Button name="do" value="off" kind="link" about={name}>
            {t('Take off')}
          </Button>
        </Form>
      }
    />
  )
}

/** Those I know here: the row policies say who that is. */
async function peopleToAsk(tx: Tx) {
  const rows = await tx
    .selectFrom('people')
    .select(['id', 'given_name', 'preferred_name', 'family_name'])
    .where('id', '<>', sql<string>`me()`)
    .orderBy('given_name')
    .orderBy('id')
    .limit(2000)
    .execute()
  return rows.map((row) => ({ value: row.id, text: nameOf(row) }))
}

export async function changePeople({
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const to = `/gatherings/${input.id}/people`
  switch (input.do) {
    case 'ask':
      await sql`select ask_to_gathering(${input.id}, ${input.person})`.execute(tx)
      return { to, say: t('Asked.') }
    case 'off':
      await sql`select take_off_gathering(${input.id}, ${input.guest})`.execute(tx)
      return { to, say: t('Taken off the list.') }
    case 'name':
      await sql`select add_name_to_gathering(${requestId}, ${input.id}, ${input.name}, ${input.age === 'grown'}, ${input.from}, false)`.execute(
        tx,
      )
      return { to, say: t('{name} is on the list.', { name: input.name }) }
  }
}
