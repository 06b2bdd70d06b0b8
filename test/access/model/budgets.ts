import type { Me } from '#db/client.ts'
import { groupsUnder } from './powers.ts'
import { idsOfSources } from './sources.ts'
import { helped, type Place, type Row } from './town.ts'

/** Rows that are seen with the source that a column names. */
export function withSource<R extends object, C extends keyof R>(
  rows: (at: Place) => readonly R[],
  column: C,
): (at: Place, me: Me) => readonly R[] {
  return (at, me) => {
    const seen = idsOfSources(at, me)
    return rows(at).filter((row) => seen.has(String(row[column])))
  }
}

/** Of what is set aside for a source that I see; mine; of a group in whose name I run things. */
export function accountsISee(at: Place, me: Me): readonly Row<'accounts'>[] {
  const [seen, hosting] = [idsOfSources(at, me), groupsUnder(at, me, 'host')]
  return at.accounts.filter(
    ({ source_id, owner_id }) =>
      (source_id !== null && seen.has(source_id)) ||
      (!helped(me) && (owner_id === me.personId || hosting.has(owner_id))),
  )
}

/** What went into or out of an account that I see. */
export function entriesISee(at: Place, me: Me): readonly Row<'entries'>[] {
  const accounts = new Set(accountsISee(at, me).map(({ id }) => id))
  return at.entries.filter(({ from_id, to_id }) => accounts.has(from_id) || accounts.has(to_id))
}
