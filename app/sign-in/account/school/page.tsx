import { z } from 'zod'
import { Refused } from '#db/refused.ts'
import { BackLink, Button, ButtonRow, ErrorSummary, Form, Layout, Notice, PageTitle } from '#ui/ui.ts'
import { formatDateTime, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { addressOf } from '../../../http/session/address.ts'
import { askingToken } from '../../../http/session/cookies.ts'
import { AwayPage, GoToSchoolPage } from '../../school/pages.tsx'
import type { School } from '../../school/school.ts'
import { reasonOf, troubleOf } from '../../school/trouble.ts'
import { schoolPage, setOut } from '../../school/visit.ts'
import { isToken } from '../../token.ts'
import { type Own, ownSignIn } from '../own.ts'
import { proves } from '../prove.ts'
import { notProved, ProveField, proofFor, SignInAgain } from '../prove-field.tsx'
import { passkeyFirst } from '../sure/first.ts'
import { removeSchool } from './remove-school.ts'

export const schema = z.object({ old: z.string().max(1000).default('') })

/** `/account/school`: coming in by the school's own sign-in: add it, see since when it is there, take it away. */
export async function showSchool(ask: Ask & { shown?: Shown }) {
  const { shown = blank, house } = ask
  const own = await ownSignIn(ask)
  const { settings } = schoolHere(ask)
  const { school } = own.ways
  const proof = proofFor(house.signIn, own)
  const action = school === null ? '/account/school' : '/account/school/remove'
  return (
    <Layout
      title={t('School sign-in')}
      wrong={shown.problems.length > 0}
      before={<BackLink href="/account">{t('Signing in')}</BackLink>}
    >
      <ErrorSummary problems={shown.problems} />
      <PageTitle lead={leadOf(settings.name, school)}>{t('School sign-in')}</PageTitle>
      {school !== null && isLast(own) ? (
        <Notice title={t('This is the only way you can sign in')}>
          <p>{t('Without it you could not come back. Choose a secret or add a passkey first.')}</p>
        </Notice>
      ) : proof === 'sign-in' ? (
        <SignInAgain then="/account/school" />
      ) : (
        <Form action={action} requestId={shown.requestId}>
          <ProveField proof={proof} problems={shown.problems} />
          <ButtonRow>
            {school === null ? (
              <Button>{t('Add {name}', { name: settings.name })}</Button>
            ) : (
              <Button kind="danger">{t('Take it away')}</Button>
            )}
          </ButtonRow>
        </Form>
      )}
    </Layout>
  )
}

const leadOf = (name: string, since: Date | null) =>
  since === null
    ? t(
        'You can come in with your account at {name}. It sees that you come here, and nothing that you write.',
        {
          name,
        },
      )
    : t('You can come in with your account at {name}, since {since}.', { name, since: formatDateTime(since) })

const isLast = ({ ways, roll }: Own) =>
  ways.email === null && ways.name === null && ways.passkeys === 0 && roll?.letsIn !== true

type Sent = Ask & { input: z.output<typeof schema> }

/** Only once somebody has shown that they are not just at an open device: what is added here opens everything. */
export async function addSchoolHere(ask: Sent) {
  const { c, house } = ask
  schoolHere(ask)
  const { session } = await proved(ask)
  const browserToken = askingToken(c, house.publicUrl)
  const visit = { accountId: session.accountId, sharedDevice: false, next: '/account/school' }
  const state = await setOut(house.signIn, { ...visit, browserToken, address: addressOf(c) })
  return `/account/school/go?state=${state}`
}

/** `/account/school/go`: the way to the school, for whoever has just asked to add it. */
export async function showGo(ask: Ask) {
  const { c, house } = ask
  const school = schoolHere(ask)
  const { name } = school.settings
  const state = c.req.query('state')
  if (!isToken(state)) throw new Refused('unseen')
  try {
    const browserToken = askingToken(c, house.publicUrl)
    return (
      <GoToSchoolPage name={name} href={await schoolPage(house.signIn, school, { browserToken, state })} />
    )
  } catch (error) {
    if (troubleOf(error) === undefined) throw error
    school.log(`the school’s sign-in cannot be used: ${reasonOf(error)}`)
    return c.html(<AwayPage name={name} again="/account/school" />, 503)
  }
}

export async function removeSchoolHere(ask: Sent) {
  const { house } = ask
  const { session, roll } = await proved(ask)
  const which = { accountId: session.accountId, another: roll?.letsIn === true }
  if (!(await removeSchool(house.signIn, which)))
    throw new Mend('', t('This is the only way you can sign in, so it stays.'))
  return { to: '/account', say: t('Your school sign-in is taken away.') }
}

async function proved(ask: Sent): Promise<Own> {
  const { c, house, input } = ask
  const own = await ownSignIn(ask)
  if (!(await proves(house.signIn, own.session, { secret: input.old, address: addressOf(c) })))
    throw new Mend('old', notProved(proofFor(house.signIn, own)))
  if (await passkeyFirst(house.signIn, ask.tx, own.session))
    throw new Mend('', t('Use a passkey that you have first: open “My passkeys”.'))
  return own
}

function schoolHere({ house }: Ask): School {
  const { school } = house.signIn
  if (school === undefined) throw new Refused('unseen')
  return school
}
