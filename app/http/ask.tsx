import type { Context, Handler } from 'hono'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { v7 as newId, v5, validate } from 'uuid'
import type { z } from 'zod'
import { asPerson, type Me, type Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import { requestIdFieldName } from '#ui/form/form.tsx'
import { inPage, type Problem } from '#ui/ui.ts'
import type { House } from '../house.ts'
import { frameFor } from './frame.ts'
import { readCookie, writeCookie } from './session/cookies.ts'

/** A request of somebody who is signed in: who asks, inside one transaction of theirs. */
export interface Ask {
  readonly c: Context
  readonly house: House
  readonly me: Me
  readonly tx: Tx
}

/** A request of anybody: as themselves when they are signed in, else for nobody in the place that a public address belongs to. */
export interface OpenAsk extends Omit<Ask, 'me'> {
  readonly me: Me | null
}

/** What a form's answer is: where to go, and a sentence to be said there. */
export type Done = string | { readonly to: string; readonly say: string }

/** What is wrong with something typed that only the verb could know: the form comes back with it. */
export class Mend extends Error {
  override name = 'Mend'
  readonly problems: readonly Problem[]

  constructor(field: string, message: string) {
    super(message)
    this.problems = [{ field, message }]
  }
}

/** A form to be shown: what was typed and what is wrong with it, both empty the first time. */
export interface Shown {
  readonly values: Readonly<Record<string, string | undefined>>
  readonly all: (name: string) => readonly string[]
  readonly problems: readonly Problem[]
  readonly requestId: string | undefined
}

export const blank: Shown = { values: {}, all: () => [], problems: [], requestId: undefined }

const FLASH = 'kith-say'

/** A page for somebody signed in; whoever is not is asked to sign in first and comes back here. */
export const page =
  (house: House, render: (ask: Ask) => Promise<JSX.Element | Response>): Handler =>
  (c) =>
    signedIn(c, (me) => asPerson(house.db, me, (tx) => show({ c, house, me, tx }, render)))

/**
 * What a form does. Typed words are checked by `schema`; then `verb` runs once for the form's id, however often it is
 * sent, in a transaction of whoever asks. With anything wrong `again` shows the form with what was typed.
 */
export const form =
  <S extends z.ZodType>(
    house: House,
    schema: S,
    verb: (ask: Ask & { input: z.output<S>; requestId: string }) => Promise<Done>,
    again?: (ask: Ask & { shown: Shown }) => Promise<JSX.Element>,
  ): Handler =>
  (c) =>
    signedIn(c, async (me) => {
      const body = await c.req.parseBody({ all: true })
      const given = String(body[requestIdFieldName] ?? '')
      const requestId = validate(given) ? given : newId()
      const reshow = (problems: readonly Problem[]) => {
        if (again === undefined) throw new Refused('not-possible')
        const shown = shownOf(body, problems, requestId)
        return asPerson(house.db, me, (tx) =>
          show({ c, house, me, tx }, (ask) => again({ ...ask, shown }), 422),
        )
      }
      const parsed = schema.safeParse({ ...body, ...c.req.param() })
      if (!parsed.success)
        return reshow(
          parsed.error.issues.map((issue) => ({
            field: String(issue.path[0] ?? ''),
            message: issue.message,
          })),
        )
      // What a verb makes has this id. It follows from who asks: an id of somebody else's, sent as one's own, meets nothing.
      const id = v5(requestId, me.personId)
      try {
        const done = await asPerson(house.db, me, (tx) =>
          once(tx, me, id, () => verb({ c, house, me, tx, input: parsed.data, requestId: id })),
        )
        return leave(c, done)
      } catch (error) {
        if (error instanceof Mend) return reshow(error.problems)
        throw error
      }
    })

/** What was typed, and what is wrong with it. */
export function shownOf(
  body: Record<string, unknown>,
  problems: readonly Problem[],
  requestId: string,
): Shown {
  const all = (name: string) =>
    [body[name]].flat().filter((value): value is string => typeof value === 'string')
  const values = Object.fromEntries(Object.keys(body).map((name) => [name, all(name)[0]]))
  return { values, all, problems, requestId }
}

/** Does a thing once for an id; a second time it leads where the first did. */
async function once(tx: Tx, me: Me, id: string, verb: () => Promise<Done>): Promise<Done> {
  const { placeId: place_id, personId: person_id } = me
  const fresh = await tx
    .insertInto('done_requests')
    .values({ place_id, person_id, id })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (fresh === undefined) {
    const before = await tx
      .selectFrom('done_requests')
      .select('led_to')
      .where('id', '=', id)
      .executeTakeFirst()
    return before?.led_to ?? '/'
  }
  const done = await verb()
  const led_to = typeof done === 'string' ? done : done.to
  await tx.updateTable('done_requests').set({ led_to }).where('id', '=', id).execute()
  return done
}

/** Renders a page with what stands around it. */
export async function show<A extends OpenAsk>(
  ask: A,
  render: (ask: A) => Promise<JSX.Element | Response>,
  status: 200 | 422 = 200,
): Promise<Response> {
  const { me } = ask
  const { publicUrl } = ask.c.var
  const said = readCookie(ask.c, publicUrl, FLASH)
  if (said !== undefined) writeCookie(ask.c, publicUrl, { name: FLASH, value: '', maxAge: 0 })
  const flash = said === undefined ? {} : { flash: { kind: 'done' as const, text: said } }
  const [frame, shown] = await Promise.all([me === null ? {} : frameFor({ ...ask, me }), render(ask)])
  if (shown instanceof Response) return shown
  return inPage({ ...frame, ...flash }, async () => ask.c.html(String(await shown.toString()), status))
}

/** Goes on to another page, where `say` is said once. */
export function leave(c: Context, done: Done): Response {
  if (typeof done !== 'string') writeCookie(c, c.var.publicUrl, { name: FLASH, value: done.say, maxAge: 60 })
  return c.redirect(typeof done === 'string' ? done : done.to, 303)
}

function signedIn(c: Context, go: (me: Me) => Promise<Response>): Response | Promise<Response> {
  if (c.var.me !== null) return go(c.var.me)
  if (c.var.session !== null) return c.redirect('/sign-in/which', 303)
  const back = c.req.method === 'GET' ? `?then=${encodeURIComponent(new URL(c.req.url).pathname)}` : ''
  return c.redirect(`/sign-in${back}`, 303)
}
