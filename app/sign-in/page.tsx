import type { Context } from 'hono'
import {
  Button,
  EmailField,
  ErrorSummary,
  Form,
  Island,
  Layout,
  PageTitle,
  type Problem,
  problemWith,
  TextField,
} from '#ui/ui.ts'
import { t } from '#words'
import { addressOf } from '../http/session/address.ts'
import { askingToken } from '../http/session/cookies.ts'
import { arrive } from './arrive.ts'
import { browserOf } from './browser-of.ts'
import { requestCode } from './code/request-code.ts'
import type { SignInDeps } from './deps.ts'
import { nextPath, readForm, type Typed } from './form.ts'
import { canHavePasskeys } from './passkey/relying-party.ts'
import { signInByName } from './person/sign-in-by-name.ts'
import { emailForm, nameForm } from './schema.ts'
import { SchoolSection } from './school/page.tsx'
import { NextField, SharedDevice } from './shared-device.tsx'

interface SignInPageProps {
  readonly next: string
  readonly passkeys: boolean
  /** The school whose own sign-in lets people in. */
  readonly school?: string | undefined
  readonly problems?: readonly Problem[]
  readonly typed?: Typed
}

/** Every way in on one page, the commonest first. */
export function SignInPage({ next, passkeys, school, problems, typed = {} }: SignInPageProps) {
  return (
    <Layout title={t('Sign in')} wrong={problems !== undefined}>
      <ErrorSummary problems={problems} />
      <PageTitle>{t('Sign in')}</PageTitle>
      {school !== undefined && <SchoolSection name={school} next={next} />}
      <section aria-labelledby="by-email">
        <h2 id="by-email">{t('With your e-mail')}</h2>
        <Form action="/sign-in">
          <EmailField
            name="email"
            label={t('E-mail address')}
            hint={t('We send you a code. There is no password to remember.')}
            value={typed.email}
            error={problemWith(problems, 'email')}
          />
          <NextField next={next} />
          <Button>{t('Send me a code')}</Button>
        </Form>
      </section>
      <section aria-labelledby="by-name">
        <h2 id="by-name">{t('With your sign-in name')}</h2>
        <Form action="/sign-in/name">
          <TextField
            name="name"
            label={t('Sign-in name')}
            hint={t('Like asha-river-42')}
            autocomplete="username"
            spellcheck={false}
            width="middle"
            value={typed.name}
            error={problemWith(problems, 'name')}
          />
          <TextField
            name="secret"
            type="password"
            label={t('Your secret')}
            autocomplete="current-password"
            width="middle"
            error={problemWith(problems, 'secret')}
          />
          <SharedDevice ticked={typed.shared === 'yes'} />
          <NextField next={next} />
          <Button>{t('Sign in')}</Button>
        </Form>
      </section>
      <section aria-labelledby="by-card">
        <h2 id="by-card">{t('With a card')}</h2>
        <p>{t('Did your school give you a printed card? Use it to choose your own secret.')}</p>
        <Button kind="quiet" href="/sign-in/card">
          {t('I have a card')}
        </Button>
      </section>
      {passkeys && <PasskeySection next={next} />}
    </Layout>
  )
}

/** Hidden until the script has seen that this browser can do it. */
const PasskeySection = ({ next }: { next: string }) => (
  <section aria-labelledby="by-passkey" data-passkey="get" data-options="/sign-in/passkey/options" hidden>
    <h2 id="by-passkey">{t('With a passkey')}</h2>
    <Form action="/sign-in/passkey">
      <input type="hidden" name="answer" />
      <NextField next={next} />
      <p role="alert" data-passkey-trouble hidden>
        {t('That did not work. Try again, or choose another way to sign in.')}
      </p>
      <Button kind="quiet">{t('Use my fingerprint, face or screen lock')}</Button>
    </Form>
    <Island name="passkey" />
  </section>
)

export const signInPage = (deps: SignInDeps) => {
  const ways = { passkeys: canHavePasskeys(deps), school: deps.school?.settings.name }
  return {
    show: (c: Context) => c.html(<SignInPage next={nextPath.parse(c.req.query('then'))} {...ways} />),

    async byEmail(c: Context) {
      const form = await readForm(c, emailForm)
      if (!form.ok)
        return c.html(<SignInPage next={nextPath.parse(form.typed.next)} {...ways} {...form} />, 422)
      const browserToken = askingToken(c, deps.publicUrl)
      await requestCode(deps, { email: form.data.email, browserToken, address: addressOf(c) })
      return c.redirect(`/sign-in/code?then=${encodeURIComponent(form.data.next)}`, 303)
    },

    async byName(c: Context) {
      const form = await readForm(c, nameForm)
      const again = (problems: readonly Problem[]) =>
        c.html(
          <SignInPage
            next={nextPath.parse(form.typed.next)}
            {...ways}
            typed={form.typed}
            problems={problems}
          />,
          422,
        )
      if (!form.ok) return again(form.problems)
      const { name, secret, shared, next } = form.data
      const browser = browserOf(c, deps, shared)
      const started = await signInByName(deps, { name, secret, browser, address: addressOf(c) })
      if (started !== undefined) return arrive(c, deps, started, next)
      const message = t(
        'That name and secret do not go together. Check both. If you have lost your secret, ask for a new card.',
      )
      return again([{ field: 'name', message }])
    },
  }
}
