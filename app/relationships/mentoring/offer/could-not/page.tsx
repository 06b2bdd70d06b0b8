import { sql } from 'kysely'
import { z } from 'zod'
import { nameOf } from '#core/people/name.ts'
import { record } from '#core/trail/record.ts'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import { BackLink, Button, Checkboxes, Form, Layout, PageTitle, TextField } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../../../http/ask.tsx'

const several = z.union([z.uuid(), z.array(z.uuid()).max(200)]).default([])
export const schema = z.object({ shown: several, cannot: several, q: z.string().max(100).default('') })

const MOST = 60

/** `/mentoring/offer/could-not`: learners I see whom I could not take. Read by the round alone. */
export async function showCouldNot({ c, tx, me }: Ask) {
  if (me.helperId !== undefined) throw new Refused('unseen')
  const q = (c.req.query('q') ?? '').trim().slice(0, 100)
  const learners = await learnersISee(tx, q)
  return (
    <Layout
      title={t('Learners you could not take')}
      current="home"
      before={<BackLink href="/mentoring/offer">{t('What you offer')}</BackLink>}
    >
      <PageTitle
        lead={t('You need no reason. Nobody reads this: a program leaves you two apart, and nobody is told.')}
      >
        {t('Learners you could not take')}
      </PageTitle>
      <Form action="/mentoring/offer/could-not" method="get">
        <TextField name="q" label={t('Part of their name')} value={q} type="search" width="middle" optional />
        <Button kind="quiet">{t('Find')}</Button>
      </Form>
      {learners.length === 0 ? (
        <p>
          {t(
            'You see no learner of that name here. You can be matched with somebody you do not know yet, and then say no.',
          )}
        </p>
      ) : (
        <Form action="/mentoring/offer/could-not">
          <input type="hidden" name="q" value={q} />
          {learners.map(({ id }) => (
            <input type="hidden" name="shown" value={id} />
          ))}
          <Checkboxes
            name="cannot"
            legend={t('I could not take')}
            options={learners.map((one) => ({ value: one.id, label: nameOf(one) }))}
            values={learners.filter(({ refused }) => refused).map(({ id }) => id)}
            optional
          />
          {learners.length === MOST && <p>{t('There are more. Write part of the name above.')}</p>}
          <Button>{t('Keep this')}</Button>
        </Form>
      )}
    </Layout>
  )
}

interface Learner {
  readonly id: string
  readonly given_name: string
  readonly preferred_name: string | null
  readonly family_name: string
  readonly refused: boolean
}

const learnersISee = async (tx: Tx, q: string) =>
  (
    await sql<Learner>`
      select p.id, p.given_name, p.preferred_name, p.family_name, r.learner_id is not null as refused
      from people p left join mentor_refusals r on r.learner_id = p.id
      where p.id <> me() and is_known_child(p.id)
        and position(lower(${q}) in lower(concat_ws(' ', p.preferred_name, p.given_name, p.family_name))) > 0
      order by r.learner_id is null, coalesce(p.preferred_name, p.given_name), p.family_name, p.id limit ${MOST}`.execute(
      tx,
    )
  ).rows

export async function keepCouldNot({ tx, me, input }: Ask & { input: z.output<typeof schema> }) {
  const [shown, cannot] = [[input.shown].flat(), [input.cannot].flat()]
  const can = shown.filter((id) => !cannot.includes(id))
  if (can.length > 0) await tx.deleteFrom('mentor_refusals').where('learner_id', 'in', can).execute()
  // In one order, whatever came in: two devices that keep the same list do not wait for each other.
  for (const learner_id of cannot.toSorted())
    await tx
      .insertInto('mentor_refusals')
      .values({ place_id: me.placeId, mentor_id: me.personId, learner_id })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  await record(tx, { verb: 'mentoring.refuse', subject: me.personId })
  const q = input.q === '' ? '' : `?q=${encodeURIComponent(input.q)}`
  return { to: `/mentoring/offer/could-not${q}`, say: t('Kept. Nobody is told.') }
}
