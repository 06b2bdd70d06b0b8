import { sql } from 'kysely'
import { z } from 'zod'
import { gathering, gatheringFacts } from '#core/meetings/gathering.ts'
import { Refused } from '#db/refused.ts'
import { BackLink, Button, ButtonRow, ErrorSummary, Form, Layout, PageTitle } from '#ui/ui.ts'
import { currentTimeZone, t } from '#words'
import { type Ask, blank, type Shown } from '../../../http/ask.tsx'
import { typedMoment } from '../../../http/typed-moment.ts'
import { WhenAndWhere, whenAndWhereFields } from '../when-and-where.tsx'

export const schema = z.object({ ...whenAndWhereFields, id: z.uuid() })
export const callOffSchema = z.object({ id: z.uuid() })

/** `/gatherings/:id/edit`: another day, another place, other words; or call it off. */
export async function showEdit({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const one = await gathering(tx, c.req.param('id')!)
  if (!(await gatheringFacts(tx, one.id)).iLead) throw new Refused('unseen')
  return (
    <Layout
      title={t('Change it')}
      wrong={shown.problems.length > 0}
      before={<BackLink href={`/gatherings/${one.id}`}>{one.title}</BackLink>}
    >
      <PageTitle lead={t('Whoever said that they come is told of another time or place.')}>
        {t('Change it')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <Form action={`/gatherings/${one.id}/edit`} requestId={shown.requestId}>
        <WhenAndWhere shown={shown} of={one} zone={currentTimeZone()} />
        <Button>{t('Keep it so')}</Button>
      </Form>
      <Form action={`/gatherings/${one.id}/call-off`}>
        <ButtonRow>
          <Button kind="danger">{t('Call it off')}</Button>
        </ButtonRow>
      </Form>
    </Layout>
  )
}

export async function change({ tx, house, input }: Ask & { input: z.output<typeof schema> }) {
  const at = await typedMoment(tx, input, house.now())
  await sql`select change_gathering(${input.id}, ${input.title}, ${at}, ${input.minutes}, ${input.place}, ${input.about})`.execute(
    tx,
  )
  return { to: `/gatherings/${input.id}`, say: t('Changed.') }
}

export async function callOff({ tx, input }: Ask & { input: z.output<typeof callOffSchema> }) {
  await sql`select call_off_gathering(${input.id})`.execute(tx)
  return { to: `/gatherings/${input.id}`, say: t('Called off. Everybody who was to come is told.') }
}
