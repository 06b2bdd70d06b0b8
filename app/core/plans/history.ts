import { diffWords } from 'diff'
import type { Tx } from '#db/client.ts'
import type { Segment } from '#ui/ui.ts'
import type { Item, Section } from './plan.ts'

export interface Version {
  readonly version: number
  readonly madeAt: Date
  readonly helperId: string | null
}

/** Every version of a plan of mine, newest first. */
export async function versionsOf(tx: Tx, planId: string): Promise<readonly Version[]> {
  const rows = await tx
    .selectFrom('plan_versions')
    .select(['version', 'made_at', 'helper_id'])
    .where('plan_id', '=', planId)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(({ version, made_at, helper_id }) => ({ version, madeAt: made_at, helperId: helper_id }))
}

export interface Change {
  readonly itemId: string
  readonly section: Section
  readonly segments: readonly Segment[]
  /** It was done, or is no longer, between the two. */
  readonly done: 'now' | 'no longer' | undefined
}

/** What differs between two versions, item by item, word by word. What is the same in both is left out. */
export function compare(before: readonly Item[], after: readonly Item[]): readonly Change[] {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))]
  return ids.flatMap((itemId) => {
    const [old, fresh] = [before, after].map((items) => items.find(({ id }) => id === itemId))
    if (old?.text === fresh?.text && old?.doneOn === fresh?.doneOn) return []
    const section = (fresh ?? old)!.section
    const segments = diffWords(old?.text ?? '', fresh?.text ?? '').map(
      ({ value, added, removed }): Segment => ({
        kind: added ? 'added' : removed ? 'removed' : 'same',
        text: value,
      }),
    )
    const [was, is] = [old?.doneOn ?? null, fresh?.doneOn ?? null]
    // What is new, or taken out, is not "no longer done".
    const done = was === is || fresh === undefined ? undefined : is === null ? 'no longer' : 'now'
    return [{ itemId, section, segments, done }]
  })
}
