import { Button, ButtonRow, Form, Layout, PageTitle, Thing, ThingList } from '#ui/ui.ts'
import { formatDateTime, t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { listSessions } from '../../session/list-sessions.ts'
import { type Own, ownSignIn } from '../own.ts'
import { isRecent } from '../prove.ts'
import type { RollWay } from '../ways.ts'

/** `/account`: every way in that somebody has, and where they are signed in. */
export async function showAccount(ask: Ask) {
  const { house } = ask
  const own = await ownSignIn(ask)
  const { session, ways } = own
  const sessions = await listSessions(house.signIn, session.accountId)
  return (
    <Layout title={t('Signing in')}>
      <PageTitle
        lead={t('The ways you can come in to Kith. Two are better than one, if you lose one of them.')}
      >
        {t('Signing in')}
      </PageTitle>
      <ThingList label={t('Ways to sign in')} empty={{ text: '' }}>
        <Email {...own} />
        <Thing
          title={
            ways.name === null ? t('Sign-in name and secret') : t('Sign-in name {name}', { name: ways.name })
          }
          meta={ways.name === null ? t('You have none yet.') : t('With a secret that only you know.')}
          actions={
            <Button kind="quiet" href="/account/secret">
              {ways.name === null ? t('Choose a secret') : t('Change my secret')}
            </Button>
          }
        />
        <Thing
          title={t('Passkeys')}
          meta={t(
            '{count, plural, =0 {You have none yet. With one you sign in by finger, face or screen lock.} one {You have one.} other {You have #.}}',
            { count: ways.passkeys },
          )}
          actions={
            <Button kind="quiet" href="/account/passkeys">
              {t('See my passkeys')}
            </Button>
          }
        />
        {house.signIn.school !== undefined && (
          <School name={house.signIn.school.settings.name} since={ways.school} />
        )}
      </ThingList>
      <h2>{t('Where I am signed in')}</h2>
      <p>
        {t(
          '{count, plural, =0 {Only here.} one {Here, and in one other place.} other {Here, and in # other places.}}',
          { count: sessions.filter(({ id }) => id !== session.id).length },
        )}
      </p>
      <Form action="/account/sessions">
        <ButtonRow>
          <Button kind="quiet" href="/account/sessions">
            {t('See where')}
          </Button>
          {sessions.length > 1 && isRecent(house.signIn, session) && (
            <Button kind="quiet" name="session" value="others">
              {t('Sign out everywhere else')}
            </Button>
          )}
        </ButtonRow>
      </Form>
      <h2>{t('A weekly letter')}</h2>
      <p>{t('An e-mail on a Monday, when something waits for you here.')}</p>
      <ButtonRow>
        <Button kind="quiet" href="/account/reminders">
          {t('Turn it on or off')}
        </Button>
      </ButtonRow>
    </Layout>
  )
}

const School = ({ name, since }: { name: string; since: Date | null }) => (
  <Thing
    title={name}
    meta={
      since === null
        ? t('You do not come in with your school account.')
        : t('You come in with your school account, since {since}.', { since: formatDateTime(since) })
    }
    actions={
      <Button kind="quiet" href="/account/school" about={name}>
        {since === null ? t('Add it') : t('See it, or take it away')}
      </Button>
    }
  />
)

function Email({ ways, roll }: Own) {
  const { email } = ways
  return (
    <Thing
      title={email ?? t('E-mail address')}
      meta={
        email === null ? t('You have none of your own yet.') : t('We send a code there when you sign in.')
      }
      actions={
        <>
          <Button kind="quiet" href="/account/email">
            {email === null ? t('Add an address') : t('Use another')}
          </Button>{' '}
          {email !== null && (
            <Button kind="quiet" href="/account/email/remove" about={email}>
              {t('Take it away')}
            </Button>
          )}
        </>
      }
    >
      {roll !== undefined && roll.address !== email && <p class="field-hint">{rollWords(roll, email)}</p>}
    </Thing>
  )
}

const rollWords = ({ address, letsIn }: RollWay, email: string | null) =>
  letsIn && email === null
    ? t('Your school has {address} on its roll: a code sent there lets you in.', { address })
    : t(
        'Your school has {address} on its roll. It does not let you in, because you have another address here.',
        {
          address,
        },
      )
