import type { Context } from 'hono'
import { Button, ButtonRow } from '#ui/ui.ts'
import { t } from '#words'
import { leave } from '../../http/ask.tsx'
import { addressOf } from '../../http/session/address.ts'
import { askingToken, readAskingCookie } from '../../http/session/cookies.ts'
import { arrive } from '../arrive.ts'
import { browserOf } from '../browser-of.ts'
import type { SignInDeps } from '../deps.ts'
import { nextPath } from '../form.ts'
import { isToken } from '../token.ts'
import { AwayPage, NotGoodPage, NotJoinedPage, RefusedPage } from './pages.tsx'
import type { School } from './school.ts'
import { addSchool, signInBySchool } from './sign-in-by-school.ts'
import { reasonOf, type Trouble, troubleOf } from './trouble.ts'
import { comeBack, schoolPage, setOut, type Visit, wayBack } from './visit.ts'
import { type Vouched, vouchedFor } from './vouched.ts'

/** On the page of sign-in. Links and no form: browsers hold a form to its own site, wherever it is sent on to. */
export const SchoolSection = ({ name, next }: { readonly name: string; readonly next: string }) => {
  const then = `then=${encodeURIComponent(next)}`
  return (
    <section aria-labelledby="by-school">
      <h2 id="by-school">{t('With your school account')}</h2>
      <ButtonRow>
        <Button href={`/sign-in/school?${then}`}>{t('Sign in with {name}', { name })}</Button>
        <Button kind="quiet" href={`/sign-in/school?shared=yes&${then}`}>
          {t('The same, on a device that other people use too')}
        </Button>
      </ButtonRow>
    </section>
  )
}

export const schoolSignInPage = (deps: SignInDeps) => {
  /** Says what went wrong between here and there; what is no trouble of that kind is a fault of our own. */
  function trouble(c: Context, school: School, error: unknown, again: string) {
    const what = troubleOf(error)
    if (what === undefined) throw error
    if (what === 'away') school.log(`the school’s sign-in cannot be used: ${reasonOf(error)}`)
    return say(c, school, what, again)
  }

  function say(c: Context, { settings: { name } }: School, what: Trouble, again: string) {
    if (what === 'refused') return c.html(<RefusedPage {...{ name, again }} />, 403)
    if (what === 'not-good') return c.html(<NotGoodPage {...{ name, again }} />, 400)
    c.header('Retry-After', '60')
    return c.html(<AwayPage {...{ name, again }} />, 503)
  }

  async function arriveBySchool(c: Context, school: School, visit: Visit, vouched: Vouched) {
    if (visit.accountId === null) {
      const started = await signInBySchool(deps, school, vouched, browserOf(c, deps, visit.sharedDevice))
      if (started !== undefined) return arrive(c, deps, started, visit.next)
      return c.html(<NotJoinedPage name={school.settings.name} />, 403)
    }
    // Whoever signed out in the meantime, or is somebody else now, has nothing added to them.
    if (c.var.session?.accountId !== visit.accountId) return say(c, school, 'not-good', '/account/school')
    const added = await addSchool(deps, c.var.session, vouched)
    return leave(c, {
      to: '/account/school',
      say: added
        ? t('You can sign in with your school account from now on.')
        : t('That school account was not added: it opens another sign-in here already.'),
    })
  }

  return {
    /** Sends the browser to the school. */
    async go(c: Context) {
      const { school } = deps
      if (school === undefined) return c.notFound()
      const next = nextPath.parse(c.req.query('then'))
      // Nobody is signed in by a page of somebody else's: they say so themselves, here.
      if (c.req.header('sec-fetch-site') === 'cross-site')
        return c.redirect(`/sign-in?then=${encodeURIComponent(next)}`, 303)
      const browserToken = askingToken(c, deps.publicUrl)
      const visit = { accountId: null, sharedDevice: c.req.query('shared') === 'yes', next }
      const state = await setOut(deps, { ...visit, browserToken, address: addressOf(c) })
      try {
        return c.redirect(
          await schoolPage(deps, school, { browserToken, state, again: c.var.session !== null }),
          303,
        )
      } catch (error) {
        return trouble(c, school, error, againTo(visit))
      }
    },

    /** Where the school sends it back to. */
    async back(c: Context) {
      const { school } = deps
      if (school === undefined) return c.notFound()
      const [state, browserToken] = [c.req.query('state'), readAskingCookie(c, deps.publicUrl)]
      const visit =
        isToken(state) && browserToken !== undefined
          ? await comeBack(deps, { state, browserToken })
          : undefined
      if (visit === undefined) return say(c, school, 'not-good', againTo({ next: '/' }))
      const url = new URL(wayBack(deps) + new URL(c.req.url).search)
      try {
        const vouched = await vouchedFor(school, {
          url,
          browserToken: browserToken!,
          state: state!,
          now: deps.now(),
        })
        const answer = await arriveBySchool(c, school, visit, vouched)
        await deps.limits.giveBack('school', addressOf(c))
        return answer
      } catch (error) {
        return trouble(c, school, error, againTo(visit))
      }
    },
  }
}

const againTo = ({ accountId = null, sharedDevice = false, next }: Partial<Visit> & Pick<Visit, 'next'>) =>
  accountId === null
    ? `/sign-in/school?${sharedDevice ? 'shared=yes&' : ''}then=${encodeURIComponent(next)}`
    : '/account/school'
