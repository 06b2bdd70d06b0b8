import { sql } from 'kysely'
import { validate } from 'uuid'
import { Refused } from '#db/refused.ts'
import { requestIdFieldName } from '#ui/form/form.tsx'
import { BackLink, CardSheet, Layout, Notice, PageTitle } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, leave } from '../../../http/ask.tsx'
import { makeCards } from '../../../sign-in/card/make-cards.ts'
import { waysIn } from '../../../sign-in/person/ways-in.ts'
import { type Class, readClass } from '../learners.ts'

/** `POST /school/classes/:id/cards`: cards for everybody in the class who has no way in yet. */
export async function printClassCards(ask: Ask) {
  const { c, me, tx, house } = ask
  const group = await readClass(tx, c.req.param('id') ?? '')
  const people = group.learners.map(({ id }) => id)
  const ways = await waysIn(house.signIn, me.placeId, people)
  return printCards(
    ask,
    group,
    people.filter((id) => ways.get(id)?.state !== 'in'),
  )
}

/**
 * Makes cards and shows them in the answer itself: their secrets are nowhere afterwards. Sent a second time, the same form
 * makes none.
 */
export async function printCards(ask: Ask, group: Class, people: readonly string[]) {
  const { c, me, tx, house } = ask
  if (!group.mayMakeCards) throw new Refused('not-yours')
  const back = `/school/classes/${group.id}`
  if (!(await isFirst(ask)))
    return leave(c, {
      to: back,
      say: t('These cards have already been shown. Make new ones for anybody who has none.'),
    })
  await sql`select write_trail('card.make', id) from unnest(${[...people]}::uuid[]) id`.execute(tx)
  const made = await makeCards(house.signIn, { placeId: me.placeId, madeBy: me.personId, people })
  const names = new Map(group.learners.map(({ id, name }) => [id, name]))
  const left = people.length - made.length
  return (
    <Layout
      title={t('Sign-in cards')}
      current="school"
      wide
      before={<BackLink href={back}>{group.name}</BackLink>}
    >
      <PageTitle
        caption={group.name}
        lead={t('Print this page now and cut it up: the secrets are shown this once.')}
      >
        {t('{count, plural, one {# sign-in card} other {# sign-in cards}}', { count: made.length })}
      </PageTitle>
      {left > 0 && (
        <Notice>
          {t(
            '{count, plural, one {# of them signs} other {# of them sign}} in by e-mail and {count, plural, one {needs} other {need}} no card.',
            { count: left },
          )}
        </Notice>
      )}
      {made.length === 0 && <p>{t('Nobody needed a card.')}</p>}
      <CardSheet
        cards={made.map(({ personId, secret, url }) => ({
          name: names.get(personId) ?? '',
          group: [group.name, group.school].filter(Boolean).join(', '),
          url,
          secret,
          address: `${house.publicUrl.replace(/^https?:\/\//, '')}/sign-in/card`,
        }))}
      />
    </Layout>
  )
}

async function isFirst({ c, me, tx, house }: Ask): Promise<boolean> {
  const body = await c.req.parseBody()
  const id = String(body[requestIdFieldName] ?? '')
  if (!validate(id)) throw new Refused('not-possible')
  const fresh = await tx
    .insertInto('done_requests')
    .values({ place_id: me.placeId, person_id: me.personId, id, done_at: house.now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return fresh !== undefined
}
