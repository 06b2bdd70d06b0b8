import { z } from 'zod'
import { BackLink, Button, ErrorSummary, Form, Layout, PageTitle, problemWith, TextField } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { addressOf } from '../../../http/session/address.ts'
import { oneWord, threeWords } from '../../card/secret/easy-words.ts'
import { nameAndSecret, notWeak } from '../../card/secret/schema.ts'
import { ownSignIn } from '../own.ts'
import { proves } from '../prove.ts'
import { notProved, ProveField, proofFor, SignInAgain } from '../prove-field.tsx'
import { changeSecret } from './change-secret.ts'

export const schema = z
  .object({ ...nameAndSecret, old: z.string().max(1000).default('') })
  .superRefine(notWeak)

/** `/account/secret`: a new secret, or the first one with a sign-in name. */
export async function showSecret(ask: Ask & { shown?: Shown }) {
  const { shown = blank, house } = ask
  const own = await ownSignIn(ask)
  const proof = proofFor(house.signIn, own)
  const title = own.ways.name === null ? t('Choose a sign-in name and a secret') : t('Change my secret')
  return (
    <Layout
      title={title}
      wrong={shown.problems.length > 0}
      before={<BackLink href="/account">{t('Signing in')}</BackLink>}
    >
      <ErrorSummary problems={shown.problems} />
      <PageTitle lead={t('Everywhere else where you are signed in, you are then signed out.')}>
        {title}
      </PageTitle>
      {proof === 'sign-in' ? (
        <SignInAgain then="/account/secret" />
      ) : (
        <Form action="/account/secret" requestId={shown.requestId}>
          {own.ways.name === null ? (
            <TextField
              name="base"
              label={t('Your sign-in name')}
              hint={t('Keep this one or make your own. We add a number.')}
              autocomplete="off"
              spellcheck={false}
              width="middle"
              value={shown.values.base ?? `${oneWord()}-${oneWord()}`}
              error={problemWith(shown.problems, 'base')}
            />
          ) : (
            <>
              <input type="hidden" name="base" value={own.ways.name} />
              <p>{t('Your sign-in name stays {name}', { name: own.ways.name })}</p>
            </>
          )}
          <ProveField proof={proof} problems={shown.problems} />
          <TextField
            name="secret"
            label={t('Your new secret')}
            hint={t('Three words that only you would put together. You may take these: {words}', {
              words: threeWords(),
            })}
            autocomplete="new-password"
            spellcheck={false}
            width="middle"
            error={problemWith(shown.problems, 'secret')}
          />
          <Button>{t('This is my secret')}</Button>
        </Form>
      )}
    </Layout>
  )
}

export async function saveSecret(ask: Ask & { input: z.output<typeof schema> }) {
  const { c, house, input } = ask
  const own = await ownSignIn(ask)
  const { session, ways } = own
  const proof = { secret: input.old, address: addressOf(c) }
  if (!(await proves(house.signIn, session, proof)))
    throw new Mend('old', notProved(proofFor(house.signIn, own)))
  const { base, secret } = input
  const at = { accountId: session.accountId, sessionId: session.id }
  const name = await changeSecret(house.signIn, { ...at, base, secret })
  return {
    to: '/account',
    say:
      ways.name === null
        ? t('Your sign-in name is {name}. Write it down, and keep your secret in your head.', { name })
        : t('Your secret is changed. Everywhere else you are signed out.'),
  }
}
