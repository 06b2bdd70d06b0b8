import type { Context, Handler } from 'hono'
import { z } from 'zod'
import { type Block, blocksFor, liftBlock } from '#core/safety/blocks.ts'
import { leadsWhoRead } from '#core/safety/concerns.ts'
import { isLead } from '#core/safety/i-am-lead.ts'
import { Button, ButtonRow, Form, Layout, PageTitle, Thing, ThingList } from '#ui/ui.ts'
import { formatDate, formatList, t } from '#words'
import type { Ask } from '../../http/ask.tsx'
import { InDanger } from '../in-danger.tsx'

/** `/safety` for whoever is not signed in: what to do at once. */
export const safetyForAnybody =
  (signedIn: Handler): Handler =>
  (c: Context, next) =>
    c.var.me !== null
      ? signedIn(c, next)
      : c.html(
          <Layout title={t('Something is wrong?')}>
            <PageTitle>{t('Something is wrong?')}</PageTitle>
            <InDanger />
            <p>{t('To tell somebody at your school through Kith, sign in first.')}</p>
            <Button href="/sign-in?then=%2Fsafety">{t('Sign in')}</Button>
          </Layout>,
        )

/** `/safety`: what to do at once, whom to tell, and contact I stopped. */
export async function safetyPage({ tx, me }: Ask) {
  const [leads, blocks, lead] = [
    await leadsWhoRead(tx, me.personId),
    await blocksFor(tx, me.personId),
    await isLead(tx),
  ]
  return (
    <Layout title={t('Something is wrong?')} current="safety">
      <PageTitle>{t('Something is wrong?')}</PageTitle>
      <InDanger />
      {lead && <ForLeads />}
      <section>
        <h2>{t('If you are not all right, or somebody you know is not')}</h2>
        <p>
          {leads.length === 0
            ? t('Tell a grown-up you trust. It is never wrong to tell.')
            : t(
                'Tell a grown-up you trust, or {names}, who keep people safe here. It is never wrong to tell.',
                {
                  names: formatList(leads, 'disjunction'),
                },
              )}
        </p>
      </section>
      <section>
        <h2>{t('If somebody is doing something that worries you')}</h2>
        <p>
          {t(
            'Write it down for the people whose job is to keep you safe. The person it is about is not told that it was you.',
          )}
        </p>
        <ButtonRow>
          <Button href="/safety/concern">{t('Raise a concern')}</Button>
        </ButtonRow>
      </section>
      <section>
        <h2>{t('If you want no contact with somebody')}</h2>
        <p>{t('They can no longer see you, find you or ask you anything here. They are not told.')}</p>
        <ButtonRow>
          <Button href="/safety/block" kind="quiet">
            {t('Stop contact with somebody')}
          </Button>
        </ButtonRow>
        <Blocks blocks={blocks} />
      </section>
    </Layout>
  )
}

const ForLeads = () => (
  <section>
    <h2>{t('For the people who keep others safe')}</h2>
    <ThingList label={t('For leads')} empty={{ text: '' }}>
      <Thing
        title={t('Concerns')}
        href="/safety/concerns"
        meta={t('About people in your care. We write down that you read them.')}
      />
      <Thing
        title={t('People in my care')}
        href="/safety/care"
        meta={t('Stop contact, or look at a child’s things for their safety.')}
      />
      <Thing
        title={t('Safety looks')}
        href="/safety/overrides"
        meta={t('Yours and other leads’. You can hold back the news of one.')}
      />
    </ThingList>
  </section>
)

const Blocks = ({ blocks }: { blocks: readonly Block[] }) => (
  <ThingList
    label={t('Contact that is stopped')}
    empty={{ text: t('You have not stopped contact with anybody.') }}
  >
    {blocks.map(({ id, against, madeAt, ownWord }) => (
      <Thing
        title={against}
        meta={
          ownWord
            ? t('Since {date}.', { date: formatDate(madeAt) })
            : t('Since {date}, to keep you safe. Only a lead can end it: you can talk to them.', {
                date: formatDate(madeAt),
              })
        }
        actions={
          ownWord ? (
            <Form action={`/safety/blocks/${id}/lift`}>
              <Button kind="quiet" about={against}>
                {t('Allow contact again')}
              </Button>
            </Form>
          ) : undefined
        }
      />
    ))}
  </ThingList>
)

export const liftSchema = z.object({ id: z.uuid() })

export async function liftMine({ tx, input }: Ask & { input: z.output<typeof liftSchema> }) {
  await liftBlock(tx, input.id)
  return {
    to: '/safety',
    say: t('Contact is allowed again. What was open between you before is open again.'),
  }
}
