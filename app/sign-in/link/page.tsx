import type { Context } from 'hono'
import { z } from 'zod'
import { Button, ButtonRow, Form, Layout, PageTitle } from '#ui/ui.ts'
import { t } from '#words'
import { readAskingCookie } from '../../http/session/cookies.ts'
import { arrive } from '../arrive.ts'
import { browserOf } from '../browser-of.ts'
import type { SignInDeps } from '../deps.ts'
import { readForm, sharedTick } from '../form.ts'
import { SharedDevice } from '../shared-device.tsx'
import { type LinkState, lookAtLink, openLink } from './open-link.ts'

const linkForm = z.object({ shared: sharedTick })

/** The button that a mailed link leads to: programs that open every link in a letter press nothing. */
export const LinkPage = ({ token }: { token: string }) => (
  <Layout title={t('Come in')}>
    <PageTitle lead={t('Press the button and you are signed in.')}>{t('Come in')}</PageTitle>
    <Form action={`/sign-in/link/${token}`}>
      <SharedDevice ticked={false} />
      <Button>{t('Sign in')}</Button>
    </Form>
  </Layout>
)

export function NoLinkPage({ why }: { why: Exclude<LinkState, 'good'> }) {
  const elsewhere = why === 'other-browser'
  const title = elsewhere ? t('Go back to where you asked') : t('This link no longer works')
  const lead = elsewhere
    ? t(
        'You asked for this link in another browser, and it works only there. Go back to that page and type the code from the e-mail.',
      )
    : t('A link works once, and only for a short time. Ask for another one: it takes a minute.')
  return (
    <Layout title={title}>
      <PageTitle lead={lead}>{title}</PageTitle>
      <ButtonRow>
        <Button href="/sign-in">{elsewhere ? t('Sign in here instead') : t('Ask for another')}</Button>
      </ButtonRow>
    </Layout>
  )
}

export const linkPage = (deps: SignInDeps) => ({
  async show(c: Context) {
    const token = c.req.param('token') ?? ''
    const state = await lookAtLink(deps, { token, browserToken: readAskingCookie(c, deps.publicUrl) })
    return state === 'good' ? c.html(<LinkPage token={token} />) : c.html(<NoLinkPage why={state} />, 410)
  },

  async send(c: Context) {
    const form = await readForm(c, linkForm)
    const browser = browserOf(c, deps, form.ok && form.data.shared)
    const token = c.req.param('token') ?? ''
    const opened = await openLink(deps, { token, browserToken: readAskingCookie(c, deps.publicUrl), browser })
    return typeof opened === 'string' ? c.html(<NoLinkPage why={opened} />, 410) : arrive(c, deps, opened)
  },
})
