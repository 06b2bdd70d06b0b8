import type { Context } from 'hono'
import {
  BackLink,
  Button,
  CodeField,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  type Problem,
  problemWith,
} from '#ui/ui.ts'
import { t } from '#words'
import { addressOf } from '../../http/session/address.ts'
import { readAskingCookie } from '../../http/session/cookies.ts'
import { arrive } from '../arrive.ts'
import { browserOf } from '../browser-of.ts'
import type { SignInDeps } from '../deps.ts'
import { nextPath, readForm, type Typed } from '../form.ts'
import { NextField, SharedDevice } from '../shared-device.tsx'
import { confirmCode } from './confirm-code.ts'
import { codeMinutes } from './request-code.ts'
import { codeForm } from './schema.ts'

interface CodePageProps {
  readonly next: string
  readonly problems?: readonly Problem[]
  readonly typed?: Typed
}

export function CodePage({ next, problems, typed = {} }: CodePageProps) {
  return (
    <Layout
      title={t('Type your code')}
      wrong={problems !== undefined}
      before={<BackLink href="/sign-in">{t('Another way to sign in')}</BackLink>}
    >
      <ErrorSummary problems={problems} />
      <PageTitle
        lead={t(
          'If somebody here has that address, an e-mail with a code is on its way. It can take a minute.',
        )}
      >
        {t('Type your code')}
      </PageTitle>
      <Form action="/sign-in/code">
        <CodeField
          name="code"
          label={t('Code')}
          hint={t('8 numbers. They work once, for {minutes} minutes, in this browser.', {
            minutes: codeMinutes,
          })}
          value={typed.code}
          error={problemWith(problems, 'code')}
        />
        <SharedDevice ticked={typed.shared === 'yes'} />
        <NextField next={next} />
        <Button>{t('Sign in')}</Button>
      </Form>
      <p>
        {t('No e-mail? Look in your junk folder, check the address, or ask the person who invited you.')}{' '}
        <a href={`/sign-in?then=${encodeURIComponent(next)}`}>{t('Ask for another code')}</a>
      </p>
    </Layout>
  )
}

export const codePage = (deps: SignInDeps) => ({
  show: (c: Context) => c.html(<CodePage next={nextPath.parse(c.req.query('then'))} />),

  async send(c: Context) {
    const form = await readForm(c, codeForm)
    const again = (problems: readonly Problem[]) =>
      c.html(<CodePage next={nextPath.parse(form.typed.next)} typed={form.typed} problems={problems} />, 422)
    if (!form.ok) return again(form.problems)
    const { code, shared, next } = form.data
    // A browser that asked for nothing is told the same as one with a wrong code.
    const browserToken = readAskingCookie(c, deps.publicUrl) ?? ''
    const input = { code, browserToken, browser: browserOf(c, deps, shared), address: addressOf(c) }
    const started = await confirmCode(deps, input)
    if (started !== undefined) return arrive(c, deps, started, next)
    const message = t(
      'That code does not work. Check the numbers, or ask for another one. A code works once, for a short time.',
    )
    return again([{ field: 'code', message }])
  },
})
