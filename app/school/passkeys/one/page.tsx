import { sql } from 'kysely'
import { z } from 'zod'
import { BackLink, Button, Form, Layout, PageTitle } from '#ui/ui.ts'
import { formatDateTime, t } from '#words'
import { type Ask, Mend } from '../../../http/ask.tsx'
import { letIn, sendAway } from '../../../sign-in/person/let-in.ts'
import { wideOne } from '../page.tsx'

export const schema = z.object({ what: z.enum(['let-in', 'send-away']) })

/** `/school/passkeys/:person`: letting somebody in who lost their passkey, or sending away whoever came in as them. */
export async function showOne(ask: Ask) {
  const { id, name, factors } = await wideOne(ask)
  return (
    <Layout
      title={name}
      current="school"
      before={<BackLink href="/school/passkeys">{t('Passkeys')}</BackLink>}
    >
      <PageTitle>{name}</PageTitle>
      {factors.waitingUntil !== null && (
        <p>
          {t('A passkey was added for {name} and counts from {when}. Ask them if that was them.', {
            name,
            when: formatDateTime(factors.waitingUntil),
          })}
        </p>
      )}
      <h2>{t('They lost their passkey, or have none yet')}</h2>
      <p>
        {t(
          'Speak to them first, face to face or on the phone. An e-mail is not enough: somebody else may have written it. For a day they then see what their work lets them see, and a passkey they add counts at once. They and the others who run this are told that it was you.',
        )}
      </p>
      <Form action={`/school/passkeys/${id}`}>
        <Button name="what" value="let-in">
          {t('I spoke to them. Let them in for a day')}
        </Button>
      </Form>
      <h2>{t('It was not them')}</h2>
      <p>
        {t(
          'This signs them out everywhere and takes away passkeys that do not count yet. Those they had before stay. Then help them to get their e-mail back.',
        )}
      </p>
      <Form action={`/school/passkeys/${id}`}>
        <Button name="what" value="send-away" kind="danger">
          {t('Sign them out everywhere')}
        </Button>
      </Form>
    </Layout>
  )
}

/** Told and written down before it holds. */
export async function changeOne(ask: Ask & { input: z.output<typeof schema> }) {
  const { tx, me, house, input } = ask
  const { id, name } = await wideOne(ask)
  const person = { placeId: me.placeId, personId: id }
  if (input.what === 'send-away') {
    await sql`select say_sent_away(${id})`.execute(tx)
    await sendAway(house.signIn, person)
    return { to: '/school/passkeys', say: t('{name} is signed out everywhere.', { name }) }
  }
  await sql`select say_let_in(${id})`.execute(tx)
  const until = await letIn(house.signIn, person)
  if (until === undefined) throw new Mend('', t('They have not come in yet. Ask them in first.'))
  return {
    to: '/school/passkeys',
    say: t('{name} is let in until {when}.', { name, when: formatDateTime(until) }),
  }
}
