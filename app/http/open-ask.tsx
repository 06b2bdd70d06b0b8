import type { Context, Handler } from 'hono'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { sql } from 'kysely'
import { v7 as newId, validate } from 'uuid'
import type { z } from 'zod'
import { asPlace } from '#db/as-place.ts'
import { asPerson, type Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import { requestIdFieldName } from '#ui/form/form.tsx'
import type { House } from '../house.ts'
import { type Done, leave, Mend, type OpenAsk, type Shown, show, shownOf } from './ask.tsx'

/** The place that an address without a sign-in belongs to; null where there is nothing public at it. */
export type PlaceOf = (tx: Tx, c: Context) => Promise<string | null>

/** By the public source that `:id` names. */
const byPublicSource: PlaceOf = async (tx, c) => {
  const id = c.req.param('id') ?? ''
  if (!validate(id)) return null
  const { rows } = await sql<{ place: string | null }>`select place_of_public(${id}) as place`.execute(tx)
  return rows[0]!.place
}

/**
 * A page that anybody may open: signed in as oneself, otherwise for nobody in the place it belongs to, where the row policies
 * give what is public and nothing else. Where there is nothing public a stranger is asked to sign in, whatever else is there.
 */
export const openPage =
  (
    house: House,
    render: (ask: OpenAsk) => Promise<JSX.Element | Response>,
    placeOf: PlaceOf = byPublicSource,
  ): Handler =>
  (c) =>
    within(house, c, placeOf, (ask) => show(ask, render))

/**
 * A form that anybody may send. Without a sign-in there is no memory of forms that were sent: the verb must bear the same
 * `requestId` twice.
 */
export const openForm =
  <S extends z.ZodType>(
    house: House,
    schema: S,
    verb: (ask: OpenAsk & { input: z.output<S>; requestId: string }) => Promise<Done>,
    again: (ask: OpenAsk & { shown: Shown }) => Promise<JSX.Element>,
    placeOf: PlaceOf = byPublicSource,
  ): Handler =>
  async (c) => {
    const body = await c.req.parseBody({ all: true })
    const given = String(body[requestIdFieldName] ?? '')
    const requestId = validate(given) ? given : newId()
    const reshow = (problems: Shown['problems']) =>
      within(house, c, placeOf, (ask) =>
        show(ask, (it) => again({ ...it, shown: shownOf(body, problems, requestId) }), 422),
      )
    const parsed = schema.safeParse({ ...body, ...c.req.param() })
    if (!parsed.success)
      return reshow(
        parsed.error.issues.map(({ path, message }) => ({ field: String(path[0] ?? ''), message })),
      )
    try {
      return await within(house, c, placeOf, async (ask) =>
        leave(c, await verb({ ...ask, input: parsed.data, requestId })),
      )
    } catch (error) {
      if (error instanceof Mend) return reshow(error.problems)
      throw error
    }
  }

async function within(
  house: House,
  c: Context,
  placeOf: PlaceOf,
  work: (ask: OpenAsk) => Promise<Response>,
): Promise<Response> {
  const { me } = c.var
  if (me !== null) return asPerson(house.db, me, (tx) => work({ c, house, me, tx }))
  const place = await house.db.transaction().execute((tx) => placeOf(tx, c))
  if (place !== null) return asPlace(house.db, place, (tx) => work({ c, house, me: null, tx }))
  if (c.req.method !== 'GET') throw new Refused('unseen')
  return c.redirect(`/sign-in?then=${encodeURIComponent(new URL(c.req.url).pathname)}`, 303)
}
