import type { Context, ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { sql } from 'kysely'
import { isAway } from '#db/away.ts'
import { asPerson } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import { Button, Layout, PageTitle } from '#ui/ui.ts'
import { t } from '#words'
import type { House } from '../house.ts'
import { StrangeForm } from './form-token.ts'
import { sureHref } from './frame.ts'
import { UnreadableForm } from './readable-form.ts'

interface Said {
  readonly status: ContentfulStatusCode
  readonly title: string
  readonly what: string
  /** The way on; to the first page, without one. */
  readonly on?: { readonly href: string; readonly text: string }
}

/** A sentence for a person instead of a fault: what happened and what to do. */
export const onError =
  (house: House): ErrorHandler =>
  async (error, c) => {
    if (mayBeClosed(error) && (await isClosed(house, c))) return sayPage(c, closed(c))
    const said = saidOf(error)
    if (said !== undefined) {
      const code = ((error as Error).cause as { code?: string } | undefined)?.code ?? ''
      // A page let through what its own checks should have caught: whoever runs Kith can tell us which.
      if (/^2/.test(code)) house.log(`the table said no (${code}) at ${c.req.method} ${c.req.routePath}`)
      return sayPage(c, said)
    }
    if (isAway(error)) {
      house.log(`no database at ${c.req.method} ${c.req.routePath}`, error)
      c.header('Retry-After', '10')
      return sayPage(c, away())
    }
    const mark = crypto.randomUUID().slice(0, 8)
    house.log(`fault ${mark} at ${c.req.method} ${c.req.routePath}`, error)
    return sayPage(c, fault(mark))
  }

export const onNotFound: NotFoundHandler = (c) => sayPage(c, unseen())

function saidOf(error: unknown): Said | undefined {
  if (error instanceof StrangeForm || (error instanceof HTTPException && error.status === 403))
    return strange()
  if (error instanceof UnreadableForm) return unreadable()
  if (error instanceof HTTPException && error.status === 413) return tooLarge()
  if (error instanceof HTTPException && error.status === 429) return tooOften()
  if (error instanceof HTTPException) return { ...unseen(), status: error.status }
  if (!(error instanceof Refused)) return undefined
  switch (error.reason) {
    case 'unseen':
      return unseen()
    case 'stale':
      return stale()
    case 'not-consented':
      return notConsented()
    case 'consent-ended':
      return consentEnded()
    default:
      return notYours()
  }
}

/** What a power that is closed is refused with; what was changed in the meantime, or not agreed to, is another thing. */
const mayBeClosed = (error: unknown): boolean =>
  error instanceof Refused && ['unseen', 'not-yours', 'not-possible'].includes(error.reason)

/** Whether what was asked for may be what opens with a passkey only, and has not been opened. */
async function isClosed(house: House, { var: { me } }: Context): Promise<boolean> {
  if (!me || me.proof !== undefined || me.helperId !== undefined) return false
  const { rows } = await asPerson(house.db, me, (tx) =>
    sql<{ closed: boolean }>`
      select not wide_powers_open() and exists (select from my_wide_roles()) as closed`.execute(tx),
  )
  return rows[0]!.closed
}

/** They come back to where they wanted to go; after a form, to the page it was on. */
function closed(c: Context): Said {
  const from = c.req.method === 'GET' ? c.req.url : (c.req.header('referer') ?? '')
  const { pathname, search } = URL.parse(from, c.req.url) ?? { pathname: '/', search: '' }
  return {
    status: 403,
    title: t('Use your passkey first'),
    what: t(
      'Your work lets you see many people. So that nobody gets to them with your e-mail alone, this opens with your passkey. Nothing was changed. Then you come back here.',
    ),
    on: { href: sureHref(`${pathname}${search}`), text: t('Use your passkey') },
  }
}

const unseen = (): Said => ({
  status: 404,
  title: t('There is nothing here for you to see'),
  what: t(
    'The page may have moved, or it belongs to somebody who has not opened it to you. You can ask them.',
  ),
})
const notYours = (): Said => ({
  status: 403,
  title: t('That is not possible'),
  what: t(
    'Nothing was changed. Things may be different now from when you opened the page. Go back and look again.',
  ),
})
const notConsented = (): Said => ({
  status: 403,
  title: t('You were not asked to do this for them'),
  what: t('Nothing was changed. You may do only what they agreed to, for as long as they agreed to it.'),
})
const consentEnded = (): Said => ({
  status: 403,
  title: t('You can no longer do this for them'),
  what: t('What they agreed to has ended, and nothing was changed. Stop here, and carry on as yourself.'),
  on: { href: '/helping/stop', text: t('Carry on as myself') },
})
const stale = (): Said => ({
  status: 409,
  title: t('Somebody changed this in the meantime'),
  what: t('What was saved is safe. Go back, copy what you wrote, and look at the newest version first.'),
})
const strange = (): Said => ({
  status: 403,
  title: t('That page was open for too long'),
  what: t(
    'To keep you safe, we did not save it. Go back, copy what you wrote, load the page again and send it once more.',
  ),
})
const unreadable = (): Said => ({
  status: 400,
  title: t('That did not all arrive'),
  what: t('Nothing was changed. The connection may have dropped. Go back and send it once more.'),
})
const tooLarge = (): Said => ({
  status: 413,
  title: t('That is too large'),
  what: t('Nothing was changed. Send a smaller file, or ask whoever runs Kith to bring it in for you.'),
})
const tooOften = (): Said => ({
  status: 429,
  title: t('That was a lot at once'),
  what: t('Nothing was changed just now. Wait a minute, then go on.'),
})
const away = (): Said => ({
  status: 503,
  title: t('Kith is catching its breath'),
  what: t('What was saved is safe. Wait a minute, then try again.'),
})
const fault = (mark: string): Said => ({
  status: 500,
  title: t('Something went wrong on our side'),
  what: t(
    'What was saved before is safe. Try again. If it keeps happening, give this to whoever runs Kith: {mark}.',
    { mark },
  ),
})

function sayPage(c: Context, { status, title, what, on }: Said): Response | Promise<Response> {
  return c.html(
    <Layout title={title}>
      <PageTitle>{title}</PageTitle>
      <p>{what}</p>
      <Button href={on?.href ?? '/'} kind="quiet">
        {on?.text ?? t('Go to the home page')}
      </Button>
    </Layout>,
    status,
  )
}
