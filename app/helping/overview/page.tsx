import { z } from 'zod'
import { type Consent, consents, endConsent, mayHelp } from '#core/people/helping.ts'
import { record } from '#core/trail/record.ts'
import { Button, ButtonRow, Form, Layout, PageTitle, Thing, ThingList } from '#ui/ui.ts'
import { formatDate, formatList, t } from '#words'
import type { Ask } from '../../http/ask.tsx'
import { actFor, endActingFor } from '../../sign-in/session/act-for.ts'
import { helpWords } from '../verb-names.ts'

/** `/helping`: whom I may help, and who may help me. */
export async function helpingPage({ c, tx, me }: Ask) {
  const all = await consents(tx)
  const acting = c.var.session?.actingForId ?? null
  return (
    <Layout title={t('Helping')}>
      <PageTitle
        lead={t(
          'You can do things here for somebody who agreed to it, and they for you. Everything done this way says so.',
        )}
      >
        {t('Helping')}
      </PageTitle>
      {acting !== null && (
        <p>
          <a href="/helping/stop">{t('Stop what you are doing for somebody')}</a>
        </p>
      )}
      <h2>{t('Who I may help')}</h2>
      <ThingList
        label={t('Who I may help')}
        empty={{
          text: t('Nobody has asked you yet. They can ask on their own “Helping” page, or on paper.'),
        }}
      >
        {all
          .filter(({ helper }) => helper.id === me.personId)
          .map((consent) => (
            <Helped consent={consent} />
          ))}
      </ThingList>
      <h2>{t('Who may help me')}</h2>
      <ThingList
        label={t('Who may help me')}
        empty={{ text: t('Nobody yet. You can let somebody do things here for you.') }}
      >
        {all
          .filter(({ person }) => person.id === me.personId)
          .map((consent) => (
            <Thing
              title={consent.helper.name}
              meta={aboutConsent(consent)}
              actions={<End consent={consent} name={consent.helper.name} />}
            />
          ))}
      </ThingList>
      <ButtonRow>
        <Button href="/helping/give">{t('Let somebody help me')}</Button>
        <Button kind="quiet" href="/helping/witness">
          {t('Write down what somebody agreed to, on paper or out loud')}
        </Button>
      </ButtonRow>
    </Layout>
  )
}

const aboutConsent = ({ verbs, until, how }: Consent): string =>
  t('{may}. Until {date}. {how}', {
    may: formatList(verbs.map(helpWords)),
    date: formatDate(until),
    how: how === 'signed_in' ? '' : how === 'on_paper' ? t('Agreed on paper.') : t('Agreed out loud.'),
  })

const Helped = ({ consent }: { consent: Consent }) => (
  <Thing
    title={consent.person.name}
    meta={aboutConsent(consent)}
    actions={
      <>
        {consent.open && (
          <Form action="/helping/start">
            <input type="hidden" name="person" value={consent.person.id} />
            <Button about={consent.person.name}>{t('Begin')}</Button>
          </Form>
        )}
        <End consent={consent} name={consent.person.name} />
      </>
    }
  >
    {!consent.open && <p>{t('It is resting for now.')}</p>}
  </Thing>
)

const End = ({ consent, name }: { consent: Consent; name: string }) => (
  <Form action={`/helping/${consent.id}/end`}>
    <Button kind="quiet" about={name}>
      {t('End it now')}
    </Button>
  </Form>
)

export const startSchema = z.object({ person: z.uuid() })

/** From the next page on I do things for this person. That I began is in their trail. */
export async function startHelping({ c, house, tx, input }: Ask & { input: z.output<typeof startSchema> }) {
  await mayHelp(tx, input.person)
  await record(tx, { verb: 'help.start', subject: input.person })
  await actFor(house.signIn, c.var.session!.id, input.person)
  return '/'
}

export const endSchema = z.object({ id: z.uuid() })

/** Ends a consent, and whatever is being done through it in any browser. */
export async function endHelping({ house, tx, me, input }: Ask & { input: z.output<typeof endSchema> }) {
  const { personId, helperId } = await endConsent(tx, input.id)
  await endActingFor(house.signIn, { placeId: me.placeId, personId }, helperId)
  return { to: '/helping', say: t('The help has ended.') }
}
