import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import { t } from '#words'

/** A thing of mine, said in words. */
export interface DescribedThing {
  readonly id: string
  readonly kind: string
  readonly parentId: string | null
  readonly apart: boolean
  /** What it is: "my plan". */
  readonly what: string
  /** Its own words, where it is one item. */
  readonly text: string | null
  /** Where it stands, and what that page is called. */
  readonly href: string
  readonly back: string
  /** Who sees it is chosen on its own page, and not through ties and groups. */
  readonly chosenThere: boolean
}

/** How a practice's kind of thing is said. */
export interface ThingKind {
  /** What it is, to its owner: “What we talked about”. */
  readonly what: () => string
  readonly href: (id: string) => string
  /** What the page at `href` is called. */
  readonly back: () => string
  /** Where ties and groups do not open it: who sees it is chosen on the page at `href`. */
  readonly chosenThere?: boolean
  /** Where a lead whose override stands open reads what somebody has of this kind, and what the link there says. */
  readonly readFor?: (owner: { readonly id: string; readonly name: string }) => {
    readonly href: string
    readonly text: string
  }
}

/** @throws Refused unseen: not mine (somebody who can merely see it does not see who else can) */
export async function describeThing(
  tx: Tx,
  id: string,
  kinds: Readonly<Record<string, ThingKind>> = {},
): Promise<DescribedThing> {
  const thing = await tx
    .selectFrom('things')
    .select(['id', 'kind', 'parent_id', 'apart_since', 'owner_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (thing === undefined || !(await isOurs(tx, thing.owner_id))) throw new Refused('unseen')
  const kind = kinds[thing.kind]
  const common = {
    id,
    kind: thing.kind,
    parentId: thing.parent_id,
    apart: thing.apart_since !== null,
    chosenThere: kind?.chosenThere ?? false,
  }
  if (kind !== undefined)
    return { ...common, what: kind.what(), text: null, href: kind.href(id), back: kind.back() }
  switch (thing.kind) {
    case 'web':
      return { ...common, what: t('My people'), text: null, href: '/people', back: t('My people') }
    case 'web_entry': {
      const entry = await tx.selectFrom('web_entries').select('name').where('id', '=', id).executeTakeFirst()
      // Kept to oneself, and somebody is acting for them: as if it were not there.
      if (entry === undefined) throw new Refused('unseen')
      return {
        ...common,
        what: t('What I say about somebody'),
        text: entry.name,
        href: `/people/entries/${id}`,
        back: t('Back'),
      }
    }
    case 'plan':
      return { ...common, what: t('My plan'), text: null, href: '/plan', back: t('My plan') }
    default: {
      const item = await tx
        .selectFrom('plan_items')
        .select('text')
        .where('item_id', '=', id)
        .orderBy('from_version', 'desc')
        .limit(1)
        .executeTakeFirst()
      return {
        ...common,
        what: t('Part of my plan'),
        text: item?.text ?? null,
        href: '/plan',
        back: t('My plan'),
      }
    }
  }
}

async function isOurs(tx: Tx, ownerId: string): Promise<boolean> {
  const { rows } = await sql`select from my_parties() where party_id = ${ownerId}`.execute(tx)
  return rows.length > 0
}
