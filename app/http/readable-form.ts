import { createMiddleware } from 'hono/factory'

/** What says that it is a form and cannot be read as one: cut off on the way, or never a form. */
export class UnreadableForm extends Error {
  override name = 'UnreadableForm'
}

const NUL = /\0/g

/** Takes NUL letters out of what an address asks for, as out of forms. */
export const readableAddress = createMiddleware(async (c, next) => {
  if (['GET', 'HEAD'].includes(c.req.method) && c.req.url.includes('%00'))
    c.req.raw = new Request(c.req.url.replaceAll('%00', ''), c.req.raw)
  await next()
})

/**
 * Reads what a form sent, once, for everything after it. NUL letters are taken out: nobody types them, and PostgreSQL
 * keeps no text that has one.
 * @throws UnreadableForm
 */
export const readableForm = createMiddleware(async (c, next) => {
  const type = c.req.header('content-type') ?? ''
  if (/^\s*(multipart\/form-data|application\/x-www-form-urlencoded)\s*(;|$)/i.test(type))
    withoutNul(await read(() => c.req.formData()))
  await next()
})

async function read(form: () => Promise<FormData>): Promise<FormData> {
  try {
    return await form()
  } catch (cause) {
    throw new UnreadableForm('a form could not be read', { cause })
  }
}

/** In place, because Hono hands the same form to everybody who asks. */
function withoutNul(form: FormData): void {
  const entries = [...form]
  const bad = ([name, value]: (typeof entries)[number]) =>
    [name, typeof value === 'string' ? value : value.name].some((text) => text.includes('\0'))
  if (!entries.some(bad)) return
  for (const [name] of entries) form.delete(name)
  for (const [name, value] of entries)
    if (typeof value === 'string') form.append(name.replace(NUL, ''), value.replace(NUL, ''))
    else form.append(name.replace(NUL, ''), value, value.name.replace(NUL, ''))
}
