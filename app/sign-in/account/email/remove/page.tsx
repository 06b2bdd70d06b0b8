import { z } from 'zod'
import { Refused } from '#db/refused.ts'
import { BackLink, Button, ButtonRow, ErrorSummary, Form, Layout, Notice, PageTitle } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../../http/ask.tsx'
import { addressOf } from '../../../../http/session/address.ts'
import { type Own, ownSignIn } from '../../own.ts'
import { proves } from '../../prove.ts'
import { notProved, ProveField, proofFor, SignInAgain } from '../../prove-field.tsx'
import { removeAddress } from '../remove-address.ts'

export const schema = z.object({ old: z.string().max(1000).default('') })

/** `/account/email/remove`: no e-mail to sign in with any more, where there is another way in. */
export async function showRemove(ask: Ask & { shown?: Shown }) {
  const { shown = blank, house } = ask
  const own = await ownSignIn(ask)
  const { email } = own.ways
  if (email === null) throw new Refused('unseen')
  const proof = proofFor(house.signIn, own)
  return (
    <Layout
      title={t('Take the address away?')}
      wrong={shown.problems.length > 0}
      before={<BackLink href="/account">{t('Signing in')}</BackLink>}
    >
      <ErrorSummary problems={shown.problems} />
      <PageTitle lead={t('You then no longer sign in with {email}.', { email })}>
        {t('Take the address away?')}
      </PageTitle>
      {isLast(own) ? (
        <OnlyWay />
      ) : proof === 'sign-in' ? (
        <SignInAgain then="/account/email/remove" />
      ) : (
        <Form action="/account/email/remove" requestId={shown.requestId}>
          {own.roll?.address === email && (
            <p>
              {t(
                'Your school has this address on its roll too. As long as it does, a code sent there still lets you in. Ask the school to change it.',
              )}
            </p>
          )}
          <ProveField proof={proof} problems={shown.problems} />
          <ButtonRow>
            <Button kind="danger">{t('Take it away')}</Button>
            <Button kind="quiet" href="/account">
              {t('Keep it')}
            </Button>
          </ButtonRow>
        </Form>
      )}
    </Layout>
  )
}

const isLast = ({ ways, roll }: Own) =>
  ways.name === null && ways.passkeys === 0 && ways.school === null && roll?.letsIn !== true

const OnlyWay = () => (
  <Notice title={t('This is the only way you can sign in')}>
    <p>
      {t(
        'Without it you could not come back. Choose a secret or add a passkey first, or use another address.',
      )}
    </p>
    <ButtonRow>
      <Button href="/account/secret">{t('Choose a secret')}</Button>
      <Button kind="quiet" href="/account/email">
        {t('Use another address')}
      </Button>
    </ButtonRow>
  </Notice>
)

export async function removeEmail(ask: Ask & { input: z.output<typeof schema> }) {
  const { c, house, input } = ask
  const own = await ownSignIn(ask)
  const { session, roll } = own
  if (!(await proves(house.signIn, session, { secret: input.old, address: addressOf(c) })))
    throw new Mend('old', notProved(proofFor(house.signIn, own)))
  const which = { accountId: session.accountId, another: roll?.letsIn === true }
  if (!(await removeAddress(house.signIn, which)))
    throw new Mend('', t('This is the only way you can sign in, so it stays.'))
  return { to: '/account', say: t('The address is taken away.') }
}
