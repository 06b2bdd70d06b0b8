import { z } from 'zod'
import { BackLink, Button, EmailField, ErrorSummary, Form, Layout, PageTitle, problemWith } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { addressOf } from '../../../http/session/address.ts'
import { askingToken } from '../../../http/session/cookies.ts'
import { normaliseEmail } from '../../email.ts'
import { emailForm } from '../../schema.ts'
import { ownSignIn } from '../own.ts'
import { proves } from '../prove.ts'
import { notProved, ProveField, proofFor, SignInAgain } from '../prove-field.tsx'
import { askAddress } from './ask-address.ts'

export const schema = emailForm.pick({ email: true }).extend({ old: z.string().max(1000).default('') })

/** `/account/email`: an e-mail address to sign in with, or another instead of it. */
export async function showEmail(ask: Ask & { shown?: Shown }) {
  const { shown = blank, house } = ask
  const own = await ownSignIn(ask)
  const { email } = own.ways
  const proof = proofFor(house.signIn, own)
  const title = email === null ? t('Add an e-mail address') : t('Use another e-mail address')
  return (
    <Layout
      title={title}
      wrong={shown.problems.length > 0}
      before={<BackLink href="/account">{t('Signing in')}</BackLink>}
    >
      <ErrorSummary problems={shown.problems} />
      <PageTitle
        lead={t('We send a code to the address. Type it here, and from then on you can sign in with it.')}
      >
        {title}
      </PageTitle>
      {email !== null && <p>{t('Now it is {email}. It works until the new one does.', { email })}</p>}
      {proof === 'sign-in' ? (
        <SignInAgain then="/account/email" />
      ) : (
        <Form action="/account/email" requestId={shown.requestId}>
          <EmailField
            name="email"
            label={t('E-mail address')}
            hint={t('One that only you read.')}
            value={shown.values.email}
            error={problemWith(shown.problems, 'email')}
          />
          <ProveField proof={proof} problems={shown.problems} />
          <Button>{t('Send me a code')}</Button>
        </Form>
      )}
    </Layout>
  )
}

export async function askEmail(ask: Ask & { input: z.output<typeof schema> }) {
  const { c, house, input } = ask
  const own = await ownSignIn(ask)
  const { session, ways } = own
  const email = normaliseEmail(input.email)
  if (email === ways.email) throw new Mend('email', t('You sign in with this address already.'))
  const address = addressOf(c)
  if (!(await proves(house.signIn, session, { secret: input.old, address })))
    throw new Mend('old', notProved(proofFor(house.signIn, own)))
  const browserToken = askingToken(c, house.publicUrl)
  await askAddress(house.signIn, { accountId: session.accountId, email, browserToken, address })
  return '/account/email/code'
}
