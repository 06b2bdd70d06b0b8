import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { Look } from '#ui/ui.ts'
import { dayOf, t } from '#words'
import { nameOf } from '../people/name.ts'
import { otherIs, type Side } from '../ties/tie-kind.ts'
import type { ThingKind } from './describe-thing.ts'

interface Row {
  at: Date
  through: string
  kind: string
  tie_kind: string | null
  i_am: Side | null
  group_name: string | null
  given_name: string | null
  preferred_name: string | null
  family_name: string
}

/** How many lines are read, and at most shown. */
const READ = 2000
const SHOWN = 200

/**
 * Who looked at a thing of mine (and what is in it), newest first; at everything of mine, without one. Who looked at the same
 * in the same way several times on a day is there once for it.
 * @param kinds the kinds of thing that practices add
 */
export async function looksAt(
  tx: Tx,
  thingId?: string,
  kinds: Readonly<Record<string, ThingKind>> = {},
): Promise<readonly Look[]> {
  const { rows } = await sql<Row>`
    select r.at, r.through, t.kind, m.kind as tie_kind, m.i_am, g.name as group_name,
      p.given_name, p.preferred_name, p.family_name
    from reads r join things t on t.id = r.thing_id
    left join people p on p.id = r.reader_id
    left join my_ties() m on m.tie_id = r.through_id and m.child_id is null
    left join groups g on g.id = r.through_id
    ${thingId === undefined ? sql`` : sql`where t.id = ${thingId} or t.parent_id = ${thingId}`}
    order by r.at desc limit ${READ}`.execute(tx)
  const looks = rows.map(
    (row): Look => ({
      name:
        row.given_name === null ? t('Somebody who has left') : nameOf(row as Row & { given_name: string }),
      at: row.at,
      through: throughWords(row),
      ...(thingId === undefined && { what: kinds[row.kind]?.what() ?? whatWords(row.kind) }),
    }),
  )
  const days = Map.groupBy(looks, ({ name, at, through, what }) =>
    JSON.stringify([dayOf(at), name, through, what]),
  )
  return [...days.values()].slice(0, SHOWN).map((same) => ({ ...same[0]!, times: same.length }))
}

function throughWords(row: Row): string {
  switch (row.through) {
    case 'tie':
      return row.tie_kind === null
        ? t('as one of your people')
        : t('as one of your people ({what})', { what: otherIs(row.tie_kind, row.i_am!) })
    case 'group':
      return t('as a member of {group}', { group: row.group_name ?? t('a group of yours') })
    case 'companion':
      return t('as the second adult: what was suggested to you')
    case 'helper':
      return t('while helping you')
    case 'named':
      return t('because you let them read it')
    case 'override':
      return t('for your safety, and the reason is written down')
    default:
      return t('as a safeguarding lead')
  }
}

function whatWords(kind: string): string {
  switch (kind) {
    case 'web':
      return t('my people')
    case 'web_entry':
      return t('one of my people')
    case 'plan':
      return t('my plan')
    default:
      return t('part of my plan')
  }
}
