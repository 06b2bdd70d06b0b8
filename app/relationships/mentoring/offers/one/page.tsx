import { sql } from 'kysely'
import { z } from 'zod'
import { Refused } from '#db/refused.ts'
import { BackLink, Button, ButtonRow, Form, Layout, PageTitle } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../../../http/ask.tsx'

export const schema = z.object({ id: z.uuid(), answer: z.enum(['yes', 'no']) })

/** `/mentoring/offers/:id`: a child of mine would like to be a mentor, and is young enough to need my yes. */
export async function showChildOffer({ c, tx }: Ask) {
  const { rows } = await sql<{ name: string; about: string; agreed: boolean }>`
    select name, about, agreed from offers_of_my_children() where offer_id = ${c.req.param('id')!}`.execute(
    tx,
  )
  const [one] = rows
  if (one === undefined) throw new Refused('unseen')
  const { name, about, agreed } = one
  return (
    <Layout
      title={t('{name} as a mentor', { name })}
      current="home"
      before={<BackLink href="/mentoring">{t('Mentoring')}</BackLink>}
    >
      <PageTitle
        lead={t('{name} would like to listen to a younger learner, after training at school.', { name })}
      >
        {t('{name} as a mentor', { name })}
      </PageTitle>
      <p class="said">{about}</p>
      <Form action={`/mentoring/offers/${c.req.param('id')}`}>
        <ButtonRow>
          {!agreed && (
            <Button name="answer" value="yes">
              {t('Say yes')}
            </Button>
          )}
          <Button name="answer" value="no" kind="quiet">
            {agreed ? t('Take my yes back') : t('Say no')}
          </Button>
        </ButtonRow>
      </Form>
    </Layout>
  )
}

export async function answerChildOffer({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  await sql`select agree_to_offer(${input.id}, ${input.answer})`.execute(tx)
  return { to: '/mentoring', say: input.answer === 'yes' ? t('You said yes.') : t('You said no.') }
}
