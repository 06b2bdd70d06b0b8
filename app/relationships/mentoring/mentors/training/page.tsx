import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import { BackLink, Button, DateField, ErrorSummary, Form, Layout, PageTitle, problemWith } from '#ui/ui.ts'
import { dayOf, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../../http/ask.tsx'
import { typedDay } from '../../../../http/typed-date.ts'
import { mentorsInMyCare } from '../page.tsx'

const day = z.string().max(4).default('')
export const schema = z.object({
  id: z.uuid(),
  'done-day': day,
  'done-month': day,
  'done-year': day,
  'until-day': day,
  'until-month': day,
  'until-year': day,
})

async function peer(tx: Tx, id: string) {
  const { rows } = await sql<{ mine: boolean }>`
    select ${id} in (select person_id from people_under('vet')) as mine`.execute(tx)
  const one = (await mentorsInMyCare(tx)).find(({ person_id }) => person_id === id)
  if (one === undefined || !one.peer || !rows[0]!.mine) throw new Refused('unseen')
  return one
}

/** `/mentoring/mentors/:id`: that a learner has done the training for mentors, by somebody who may write checks down. */
export async function showTraining({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const one = await peer(tx, c.req.param('id')!)
  const { problems, values } = shown
  const typed = (name: string) => ({
    day: values[`${name}-day`],
    month: values[`${name}-month`],
    year: values[`${name}-year`],
  })
  return (
    <Layout
      title={t('Training of {name}', { name: one.name })}
      wrong={problems.length > 0}
      before={<BackLink href="/mentoring/mentors">{t('Who offers')}</BackLink>}
    >
      <PageTitle lead={t('Younger learners can choose {name} from then on.', { name: one.name })}>
        {t('Training of {name}', { name: one.name })}
      </PageTitle>
      <ErrorSummary problems={problems} />
      <Form action={`/mentoring/mentors/${one.person_id}`} requestId={shown.requestId}>
        <DateField
          name="done"
          label={t('Done on')}
          value={typed('done')}
          error={problemWith(problems, 'done')}
        />
        <DateField
          name="until"
          label={t('Good until')}
          value={typed('until')}
          error={problemWith(problems, 'until')}
        />
        <Button>{t('Write it down')}</Button>
      </Form>
    </Layout>
  )
}

export async function recordTraining({
  tx,
  house,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const one = await peer(tx, input.id)
  const [done, until] = [typedDay(input, 'done', house.now()), typedDay(input, 'until', house.now())]
  const today = dayOf(house.now())
  if (done === null || done > today) throw new Mend('done', t('Write the day it was done, today or earlier.'))
  if (until === null || until <= done) throw new Mend('until', t('Write a day after the one it was done on.'))
  await sql`select record_vetting(${requestId}, ${one.person_id}, 'peer_mentor', 'Peer mentor training', ${done}, ${until})`.execute(
    tx,
  )
  return { to: '/mentoring/mentors', say: t('Written down.') }
}
