import type { Context } from 'hono'
import { Button, ButtonRow, Form, Layout, PageTitle } from '#ui/ui.ts'
import { t } from '#words'
import { clearSessionCookie } from '../../http/session/cookies.ts'
import type { SignInDeps } from '../deps.ts'
import { endSession } from '../session/end-session.ts'

export const SignOutPage = () => (
  <Layout title={t('Sign out')}>
    <PageTitle lead={t('What you typed and did not send is wiped from this device.')}>
      {t('Sign out?')}
    </PageTitle>
    <Form action="/sign-out">
      <ButtonRow>
        <Button>{t('Sign out')}</Button>
        <Button kind="quiet" href="/">
          {t('Stay')}
        </Button>
      </ButtonRow>
    </Form>
    <p>
      <a href="/account/sessions">{t('Where else am I signed in?')}</a>
    </p>
  </Layout>
)

export const signOutPage = (deps: SignInDeps) => ({
  show: (c: Context) => (c.var.session === null ? c.redirect('/sign-in', 303) : c.html(<SignOutPage />)),

  async send(c: Context) {
    const { session } = c.var
    if (session !== null) await endSession(deps, session.accountId, session.id)
    return signedOut(c, deps)
  },
})

/** Takes the cookie back and has the browser wipe what it kept of these pages, drafts included. */
export function signedOut(c: Context, deps: SignInDeps): Response {
  clearSessionCookie(c, deps.publicUrl)
  c.header('Clear-Site-Data', '"cache", "storage"')
  return c.redirect('/sign-in', 303)
}
