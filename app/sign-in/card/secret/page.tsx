import type { Context } from 'hono'
import {
  Button,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  type Problem,
  problemWith,
  TextField,
} from '#ui/ui.ts'
import { t } from '#words'
import { readAskingCookie, writeSessionCookie } from '../../../http/session/cookies.ts'
import { browserOf } from '../../browser-of.ts'
import type { SignInDeps } from '../../deps.ts'
import { readForm, type Typed } from '../../form.ts'
import { accountOf } from '../../person/account-for.ts'
import { signInNameOf } from '../../person/sign-in-name-of.ts'
import { SharedDevice } from '../../shared-device.tsx'
import { openedCard } from '../open-card.ts'
import { oneWord, threeWords } from './easy-words.ts'
import { secretForm } from './schema.ts'
import { setOwnSecret } from './set-own-secret.ts'
import { readName } from './sign-in-name.ts'

interface SecretPageProps {
  readonly firstName: string
  /** The sign-in name somebody already has, and keeps. */
  readonly known: string | undefined
  readonly problems?: readonly Problem[]
  readonly typed?: Typed
}

export function SecretPage({ firstName, known, problems, typed = {} }: SecretPageProps) {
  return (
    <Layout title={t('Choose your secret')} wrong={problems !== undefined}>
      <ErrorSummary problems={problems} />
      <PageTitle
        lead={t(
          'With a sign-in name and a secret you can come back whenever you like. You will not need the card any more.',
        )}
      >
        {firstName === '' ? t('Hello!') : t('Hello {name}!', { name: firstName })}
      </PageTitle>
      <Form action="/sign-in/card/secret">
        {known === undefined ? (
          <TextField
            name="base"
            label={t('Your sign-in name')}
            hint={t('Keep this one or make your own. We add a number.')}
            autocomplete="off"
            spellcheck={false}
            width="middle"
            value={typed.base ?? `${readName(firstName) || oneWord()}-${oneWord()}`}
            error={problemWith(problems, 'base')}
          />
        ) : (
          <>
            <input type="hidden" name="base" value={known} />
            <p>{t('Your sign-in name stays {name}', { name: known })}</p>
          </>
        )}
        <TextField
          name="secret"
          label={t('Your secret')}
          hint={t('Three words that only you would put together. You may take these: {words}', {
            words: threeWords(),
          })}
          autocomplete="new-password"
          spellcheck={false}
          width="middle"
          value={typed.secret}
          error={problemWith(problems, 'secret')}
        />
        <SharedDevice ticked={typed.shared === 'yes'} />
        <Button>{t('This is my secret')}</Button>
      </Form>
    </Layout>
  )
}

export const secretPage = (deps: SignInDeps) => {
  /** Who has the card that this browser opened. */
  async function whose(c: Context) {
    const card = await openedCard(deps, { browserToken: readAskingCookie(c, deps.publicUrl) ?? '' })
    if (card === undefined) return undefined
    const [described] = await deps.describe([card.person])
    const accountId = await accountOf(deps.authDb, card.person)
    const known = accountId && (await signInNameOf(deps, accountId))
    return { firstName: described?.name.split(' ')[0] ?? '', known: known || undefined }
  }

  return {
    async show(c: Context) {
      const owner = await whose(c)
      return owner === undefined ? c.redirect('/sign-in/card', 303) : c.html(<SecretPage {...owner} />)
    },

    async send(c: Context) {
      const owner = await whose(c)
      if (owner === undefined) return c.redirect('/sign-in/card', 303)
      const form = await readForm(c, secretForm)
      if (!form.ok) return c.html(<SecretPage {...owner} typed={form.typed} problems={form.problems} />, 422)
      const { base, secret, shared } = form.data
      const browser = browserOf(c, deps, shared)
      const done = await setOwnSecret(deps, {
        browserToken: readAskingCookie(c, deps.publicUrl) ?? '',
        base,
        secret,
        browser,
      })
      if (done === undefined) return c.redirect('/sign-in/card', 303)
      writeSessionCookie(c, deps.publicUrl, done)
      return c.redirect('/sign-in/card/name', 303)
    },
  }
}
