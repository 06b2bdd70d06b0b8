import { sql } from 'kysely'
import { validate } from 'uuid'
import { z } from 'zod'
import { Refused } from '#db/refused.ts'
import {
  BackLink,
  Button,
  ButtonRow,
  Form,
  Layout,
  Notice,
  PageTitle,
  Table,
  TextField,
  Thing,
  ThingList,
} from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../http/ask.tsx'
import { waysIn } from '../../sign-in/person/ways-in.ts'
import { needPower } from '../powers.ts'
import { ByLearner } from './by-learner.tsx'
import { inviteThem } from './invite.ts'
import { classesWithLinks, type Link, linksOfClass, linksWithdrawn, linksWithNames } from './links.ts'
import { kindWords, Standing } from './words.tsx'

const ids = z
  .union([z.uuid(), z.array(z.uuid()).max(500)])
  .optional()
  .transform((value) => [value ?? []].flat())

export const schema = z.object({
  class: z.uuid(),
  tie: ids,
  shown: ids,
  do: z.enum(['ticked', 'all', 'invite']),
})

/** `/school/links`: families' links that a roll proposed, class by class; `?q=` finds by name. */
export async function showLinks(ask: Ask) {
  const { c, tx } = ask
  await needPower(tx, 'confirm_links')
  const q = (c.req.query('q') ?? '').trim().slice(0, 100)
  const group = c.req.query('class') ?? ''
  if (validate(group)) return classPage(ask, group)
  const withdrawn = await linksWithdrawn(tx)
  const classes = await classesWithLinks(tx)
  return (
    <Layout title={t('Families')} current="school" before={<BackLink href="/school">{t('School')}</BackLink>}>
      <PageTitle
        lead={t(
          'A roll says who looks after each child. Nobody is told, and nobody is invited, until somebody at the school has looked.',
        )}
      >
        {t('Families')}
      </PageTitle>
      <Form action="/school/links" method="get" class="search">
        <TextField name="q" type="search" label={t('Find by name')} value={q} maxlength={100} />
        <Button kind="quiet">{t('Find')}</Button>
      </Form>
      {q !== '' && <Found links={await linksWithNames(tx, q)} />}
      {withdrawn.length > 0 && (
        <section>
          <h2>{t('No longer on the roll')}</h2>
          <p>
            {t(
              'These links were confirmed, but they are no longer on the roll. Nothing was closed: take a look, and decide.',
            )}
          </p>
          <Found links={withdrawn} />
        </section>
      )}
      <h2>{t('Class by class')}</h2>
      <Table
        caption={t('Classes')}
        hideCaption
        columns={[
          { text: t('Class') },
          { text: t('School') },
          { text: t('To look at'), number: true },
          { text: t('All'), number: true },
        ]}
        rows={classes.map((row) => [
          <a href={`/school/links?class=${row.id}`}>{row.name}</a>,
          row.school ?? '',
          row.waiting,
          row.all,
        ])}
        empty={t('No links yet. They come with a roll that names parents and guardians.')}
      />
    </Layout>
  )
}

const Found = ({ links }: { links: readonly Link[] }) => (
  <ThingList label={t('Links found')} empty={{ text: t('Nobody with that name is in your care.') }}>
    {links.map((link) => (
      <Thing
        title={t('{other} and {learner}', { other: link.other, learner: link.learner })}
        href={`/school/links/${link.id}`}
        meta={kindWords(link)}
      >
        <Standing link={link} way={undefined} />
      </Thing>
    ))}
  </ThingList>
)

async function classPage({ tx, me, house }: Ask, groupId: string) {
  const { rows } = await sql<{ name: string }>`
    select name from groups where id = ${groupId} and i_have('confirm_links', ${groupId})`.execute(tx)
  if (rows[0] === undefined) throw new Refused('unseen')
  const { name } = rows[0]
  const found = await linksOfClass(tx, groupId)
  const ways = await waysIn(
    house.signIn,
    me.placeId,
    found.map(({ otherId }) => otherId),
  )
  const waiting = found.filter(({ outcome }) => outcome === null)
  const toInvite = found.filter(
    ({ outcome, otherId, withdrawn }) => outcome === 'confirmed' && !withdrawn && !ways.has(otherId),
  )
  return (
    <Layout
      title={t('Families of {name}', { name })}
      current="school"
      before={<BackLink href="/school/links">{t('Families')}</BackLink>}
    >
      <PageTitle
        lead={t(
          '{count, plural, =0 {You have looked at them all.} one {# link to look at.} other {# links to look at.}}',
          { count: waiting.length },
        )}
      >
        {t('Families of {name}', { name })}
      </PageTitle>
      {found.length === 0 ? (
        <p>{t('The roll names nobody’s family in this class.')}</p>
      ) : (
        <Form action="/school/links">
          <input type="hidden" name="class" value={groupId} />
          {waiting.map(({ id }) => (
            <input type="hidden" name="shown" value={id} />
          ))}
          <ByLearner links={found} ways={ways} />
          {waiting.length > 0 && (
            <>
              <Notice>
                {t(
                  'Is there somebody here who should not be? Open their link and refuse it first. They are not told.',
                )}
              </Notice>
              <ButtonRow>
                <Button name="do" value="ticked">
                  {t('Confirm the ones with a tick')}
                </Button>
                <Button name="do" value="all" kind="quiet">
                  {t('Confirm {count, plural, one {the one} other {all #}} on this page', {
                    count: waiting.length,
                  })}
                </Button>
              </ButtonRow>
            </>
          )}
          {toInvite.length > 0 && (
            <ButtonRow>
              <Button name="do" value="invite" kind={waiting.length > 0 ? 'quiet' : 'primary'}>
                {t('Invite {count, plural, one {# person who is} other {# people who are}} confirmed', {
                  count: toInvite.length,
                })}
              </Button>
            </ButtonRow>
          )}
        </Form>
      )}
    </Layout>
  )
}

/** Confirms what was ticked, or all that was shown; or asks in those who are confirmed. */
export async function changeLinks(ask: Ask & { input: z.output<typeof schema> }) {
  const { tx, me, house, input } = ask
  await needPower(tx, 'confirm_links')
  const to = `/school/links?class=${input.class}`
  if (input.do === 'invite') {
    const found = await linksOfClass(tx, input.class)
    const ways = await waysIn(
      house.signIn,
      me.placeId,
      found.map(({ otherId }) => otherId),
    )
    const asked = await inviteThem(
      ask,
      found.filter(
        ({ outcome, otherId, withdrawn }) => outcome === 'confirmed' && !withdrawn && !ways.has(otherId),
      ),
    )
    return {
      to,
      say: t(
        '{count, plural, =0 {Nobody could be invited: the roll has no address for them.} one {# person has been invited.} other {# people have been invited.}}',
        { count: asked },
      ),
    }
  }
  const chosen = input.do === 'all' ? input.shown : input.tie
  await sql`select confirm_tie(id, 'confirmed') from unnest(${chosen}::uuid[]) id`.execute(tx)
  return {
    to,
    say: t(
      '{count, plural, =0 {Nothing was ticked.} one {# link is confirmed.} other {# links are confirmed.}}',
      { count: chosen.length },
    ),
  }
}
