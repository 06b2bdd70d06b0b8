import { z } from 'zod'
import type { Ask, Shown } from '../../http/ask.tsx'
import { type Source, source } from './source.ts'
import { linkSources } from './verbs.ts'

/** The field of a form that begins something because of something else. */
export const becauseField = z.union([z.literal(''), z.uuid()]).default('')

/** What led to the thing that a page begins: `?because=`, or what its form had. @throws Refused unseen */
export async function becauseOf({ c, tx }: Ask, shown: Shown): Promise<Source | undefined> {
  const id = shown.values.because ?? c.req.query('because') ?? ''
  return z.uuid().safeParse(id).success ? source(tx, id) : undefined
}

/** Puts what was begun on the thread of what led to it. @throws Refused not-yours */
export async function linkBecause({ tx }: Pick<Ask, 'tx'>, because: string, id: string): Promise<void> {
  if (because !== '') await linkSources(tx, because, id)
}
