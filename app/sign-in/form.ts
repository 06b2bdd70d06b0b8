import type { Context } from 'hono'
import { z } from 'zod'
import type { Problem } from '#ui/ui.ts'

/** What somebody typed, by field, to be shown again. */
export type Typed = Readonly<Record<string, string>>

export type FormRead<T> =
  | { readonly ok: true; readonly data: T; readonly typed: Typed }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly typed: Typed }

/** Reads a sent form by its schema. A file where words are asked for counts as nothing typed. */
export async function readForm<S extends z.ZodType>(c: Context, schema: S): Promise<FormRead<z.output<S>>> {
  const body = await c.req.parseBody()
  const typed = Object.fromEntries(
    Object.entries(body).filter(([, value]) => typeof value === 'string'),
  ) as Typed
  const result = schema.safeParse(typed)
  if (result.success) return { ok: true, data: result.data, typed }
  const problems = result.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
  return { ok: false, problems, typed }
}

/** A page of this Kith to go on to: a path, never another site's address in disguise. Anything else is the front page. */
export const nextPath = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\s\\\p{Cc}]*$/u)
  .catch('/')
  .default('/')

/** The tick that says a device is not one's own. */
export const sharedTick = z
  .string()
  .optional()
  .transform((value) => value === 'yes')
