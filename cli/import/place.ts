import { v7 as newId } from 'uuid'
import type { Db } from '../../db/client.ts'

export interface Place {
  readonly id: string
  readonly name: string
  readonly slug: string
  /** It has to be made first. */
  readonly isNew: boolean
}

/**
 * The place a command is about: the one there is, the one `--place` names, or with `--name` a new one.
 * @param db a pool with the owner's login
 * @throws Error with a sentence that says which option is missing
 */
export async function findPlace(
  db: Db,
  asked: { readonly place?: string; readonly name?: string },
): Promise<Place> {
  const places = await db
    .selectFrom('places')
    .select(['place_id as id', 'name', 'slug'])
    .orderBy('slug')
    .execute()
  const slug = asked.place ?? (asked.name === undefined ? undefined : slugOf(asked.name))
  const found = slug === undefined ? places : places.filter((place) => place.slug === slug)
  if (found.length === 1) return { ...found[0]!, isNew: false }
  if (asked.name !== undefined && slug !== undefined) {
    if (!/^[a-z0-9-]{1,60}$/.test(slug))
      throw new Error(
        'A place needs a short name for its address: --place with small letters, digits and dashes.',
      )
    return { id: newId(), name: asked.name, slug, isNew: true }
  }
  if (places.length === 0)
    throw new Error('There is no place here yet. Say how it is called: --name "Wharton Vale".')
  const there = places.map((place) => place.slug).join(', ')
  throw new Error(
    slug === undefined
      ? `There is more than one place here. Say which: --place, one of ${there}.`
      : `There is no place “${slug}”. There is: ${there}. To make it, add --name.`,
  )
}

const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
