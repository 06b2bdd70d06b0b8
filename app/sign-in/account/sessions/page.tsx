import type { Context } from 'hono'
import { z } from 'zod'
import { BackLink, Button, ButtonRow, Form, Layout, PageTitle, Tag, Thing, ThingList } from '#ui/ui.ts'
import { formatDateTime, t } from '#words'
import type { House } from '../../../house.ts'
import type { Ask } from '../../../http/ask.tsx'
import { readForm } from '../../form.ts'
import { endAllSessions, endSession } from '../../session/end-session.ts'
import { type ListedSession, listSessions } from '../../session/list-sessions.ts'
import { signedOut } from '../../sign-out/page.tsx'
import { isRecent } from '../prove.ts'
import { SignInAgain } from '../prove-field.tsx'

/** One session by its id, all of them, or all but this one. */
const endForm = z.object({ session: z.union([z.uuid(), z.enum(['all', 'others'])]) })

interface SessionsPageProps {
  readonly sessions: readonly ListedSession[]
  readonly here: string
  /** They signed in, or used a passkey, just now: only then are other places signed out from here. */
  readonly recent: boolean
}

export const SessionsPage = ({ sessions, here, recent }: SessionsPageProps) => (
  <Layout title={t('Where I am signed in')} before={<BackLink href="/account">{t('Signing in')}</BackLink>}>
    <PageTitle lead={t('Something here that is not you? Sign it out.')}>
      {t('Where I am signed in')}
    </PageTitle>
    <ThingList label={t('Where I am signed in')} empty={{ text: t('You are not signed in anywhere.') }}>
      {sessions.map(({ id, device, sharedDevice, since, lastSeen }) => {
        const name = device || t('A browser that did not say its name')
        return (
          <Thing
            title={name}
            meta={t('Since {since}. Last seen {seen}.', {
              since: formatDateTime(since),
              seen: formatDateTime(lastSeen),
            })}
            actions={
              (recent || id === here) && (
                <Form action="/account/sessions">
                  <input type="hidden" name="session" value={id} />
                  <Button kind="quiet" about={name}>
                    {t('Sign out')}
                  </Button>
                </Form>
              )
            }
          >
            {id === here && <Tag>{t('This one')}</Tag>}
            {sharedDevice && <Tag>{t('Shared device')}</Tag>}
          </Thing>
        )
      })}
    </ThingList>
    {!recent && <SignInAgain then="/account/sessions" />}
    {recent && (
      <Form action="/account/sessions">
        <ButtonRow>
          {sessions.length > 1 && (
            <Button kind="quiet" name="session" value="others">
              {t('Sign out everywhere else')}
            </Button>
          )}
          <Button kind="danger" name="session" value="all">
            {t('Sign out everywhere, here too')}
          </Button>
        </ButtonRow>
      </Form>
    )}
  </Layout>
)

export const sessionsPage = ({ signIn }: House) => ({
  async show({ c }: Ask) {
    const session = c.var.session!
    const [sessions, recent] = [await listSessions(signIn, session.accountId), isRecent(signIn, session)]
    return <SessionsPage {...{ sessions, recent }} here={session.id} />
  },

  async send(c: Context) {
    const { session } = c.var
    if (session === null) return c.redirect('/sign-in?then=/account/sessions', 303)
    const form = await readForm(c, endForm)
    if (!form.ok) return c.redirect('/account/sessions', 303)
    const which = form.data.session
    if (which !== session.id && !isRecent(signIn, session)) return c.redirect('/account/sessions', 303)
    if (which === 'all') await endAllSessions(signIn, session.accountId)
    else if (which === 'others') await endAllSessions(signIn, session.accountId, session.id)
    else await endSession(signIn, session.accountId, which)
    return which === 'all' || which === session.id
      ? signedOut(c, signIn)
      : c.redirect('/account/sessions', 303)
  },
})
