import type { Row } from '../roll/table.ts'

/** More than any country has; a file with more is not what it says it is. */
export const MOST_NODES = 100_000

type Node = { readonly sourcedId: string; readonly parent: string | null }

/**
 * Puts parents before their children, otherwise in the order of the file, and cuts circles. Needs all of them at once, which
 * is why only organisations and sessions, of which there are few, are read so.
 */
export function parentsFirst<N extends Node>(
  nodes: ReadonlyMap<string, { readonly record: N; readonly row: Row }>,
): N[] {
  const done = new Set<string>()
  const sorted: N[] = []
  for (const start of nodes.keys()) {
    const path: string[] = []
    const on = new Set<string>()
    let cut: string | null = null
    for (
      let id: string | null = start;
      id !== null && nodes.has(id) && !done.has(id);
      id = nodes.get(id)!.record.parent
    ) {
      if (on.has(id)) {
        cut = path.at(-1)!
        break
      }
      on.add(id)
      path.push(id)
    }
    for (const id of path.reverse()) {
      const { record, row } = nodes.get(id)!
      done.add(id)
      sorted.push(id === cut ? { ...record, parent: null } : record)
      if (id === cut)
        row.complain('taken with care', 'parent-circle', {
          field: 'parentSourcedId',
          value: record.parent ?? '',
        })
    }
  }
  return sorted
}

/** Reports a parent that is not there, and takes the record without it. */
export async function withoutLostParents<N extends Node>(
  nodes: Map<string, { readonly record: N; readonly row: Row }>,
  kind: 'org' | 'session',
  known: (id: string) => boolean | Promise<boolean>,
): Promise<void> {
  for (const [id, { record, row }] of nodes) {
    if (record.parent === null || nodes.has(record.parent) || (await known(record.parent))) continue
    row.complain('taken with care', `${kind}-unknown`, { field: 'parentSourcedId', value: record.parent })
    nodes.set(id, { row, record: { ...record, parent: null } })
  }
}
