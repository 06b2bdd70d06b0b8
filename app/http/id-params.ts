import { createMiddleware } from 'hono/factory'
import { validate } from 'uuid'
import { Refused } from '#db/refused.ts'

/** An address whose id is none is nowhere: it never reaches the database. */
export const idParams = (...names: readonly string[]) =>
  createMiddleware(async (c, next) => {
    for (const name of names) if (!validate(c.req.param(name) ?? '')) throw new Refused('unseen')
    await next()
  })
