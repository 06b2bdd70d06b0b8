import { sql } from 'kysely'
import { validate } from 'uuid'
import { z } from 'zod'
import { nameOf } from '#core/people/name.ts'
import { type Known, personISee } from '#core/people/people-i-know.ts'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import { BackLink, Button, Form, Layout, PageTitle, TextField, Thing, ThingList } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../http/ask.tsx'
import { isOfUnknownAge, maySayAdult } from './may-say.ts'

export const schema = z.object({ person: z.uuid() })

const AT = '/school/grown-ups'

/** `/school/grown-ups`: people whose age nobody has said, and the word of somebody who knows them; `?person=` is the question. */
export async function showGrownUps({ c, tx }: Ask) {
  if (!(await maySayAdult(tx))) throw new Refused('unseen')
  const id = c.req.query('person') ?? ''
  const person = validate(id) && (await isOfUnknownAge(tx, id)) ? await personISee(tx, id) : undefined
  if (person !== undefined) return <Question person={person} />
  const name = (c.req.query('name') ?? '').trim().slice(0, 100)
  const found = await unknownCalled(tx, name)
  return (
    <Layout
      title={t('Who is grown up')}
      current="school"
      before={<BackLink href="/school">{t('School')}</BackLink>}
    >
      <PageTitle
        lead={t(
          'Somebody whose age nobody has said is kept safe like a child. If you know that they are grown up, you can say so.',
        )}
      >
        {t('Who is grown up')}
      </PageTitle>
      <Form action={AT} method="get">
        <TextField name="name" label={t('Part of their name')} value={name} type="search" maxlength={100} />
        <Button kind="quiet">{t('Find')}</Button>
      </Form>
      {name !== '' && (
        <ThingList
          label={t('Nobody has said how old they are')}
          empty={{ text: t('Nobody you can see has that name and an age nobody has said.') }}
        >
          {found.map((one) => (
            <Thing
              title={one.name}
              href={`${AT}?person=${one.id}`}
              meta={t('Nobody has said how old they are.')}
            />
          ))}
        </ThingList>
      )}
    </Layout>
  )
}

const Question = ({ person }: { person: Known }) => (
  <Layout
    title={t('Is {name} grown up?', { name: person.name })}
    current="school"
    before={<BackLink href={AT}>{t('Who is grown up')}</BackLink>}
  >
    <PageTitle
      lead={t(
        'Say so only if you know it. From then on they count as a grown-up: they say yes or no for themselves, and need a check to be with children who are not their family.',
      )}
    >
      {t('Is {name} grown up?', { name: person.name })}
    </PageTitle>
    <p>{t('Your name is kept with it, and they can read it.')}</p>
    <Form action={AT}>
      <input type="hidden" name="person" value={person.id} />
      <Button>{t('Yes, {name} is grown up', { name: person.name })}</Button>{' '}
      <Button kind="quiet" href={AT}>
        {t('No, go back')}
      </Button>
    </Form>
  </Layout>
)

async function unknownCalled(tx: Tx, name: string): Promise<readonly Known[]> {
  if (name === '') return []
  const { rows } = await sql<Parameters<typeof nameOf>[0] & { id: string }>`
    select p.id, p.given_name, p.preferred_name, p.family_name from people p
    where p.id <> me() and position(lower(${name}) in
        lower(concat_ws(' ', p.preferred_name, p.family_name, p.given_name, p.family_name))) > 0
      and is_child(p.id) and not is_known_child(p.id)
    order by p.given_name, p.family_name, p.id limit 50`.execute(tx)
  return rows.map((row) => ({ id: row.id, name: nameOf(row) }))
}

export async function sayGrownUp({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  const person = await personISee(tx, input.person)
  if (person === undefined || !(await maySayAdult(tx))) throw new Refused('unseen')
  await sql`select say_adult(${input.person})`.execute(tx)
  return { to: AT, say: t('{name} counts as a grown-up now.', { name: person.name }) }
}
