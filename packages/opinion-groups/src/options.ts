import type { GivenGroup } from './membership.ts'
import type { EarlierGroups } from './name-groups.ts'
import { OpinionError } from './opinion-error.ts'
import { show } from './show.ts'

export interface AnalyseOptions {
  /** Decides the starts that k-means tries; a whole number. 1 by default. */
  readonly seed?: number | undefined
  /** Ask for this many groups, 2 to 10, instead of letting the silhouette choose. */
  readonly k?: number | undefined
  /** Describe these groups instead of looking for some. */
  readonly groups?: readonly GivenGroup[] | undefined
  /** An earlier outcome: it affects the groups' names and nothing else. */
  readonly previous?: EarlierGroups | undefined
  /** Looked at between stages; throws the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** Called with the part done, from 0 to 1. */
  readonly onProgress?: ((done: number) => void) | undefined
}

const MOST_GROUPS = 10

/** Throws {@link OpinionError} for options that mean nothing. */
export function readOptions(options: AnalyseOptions) {
  if (typeof options !== 'object' || options === null) {
    const mend = 'Give an object, or leave it out.'
    throw new OpinionError({ field: 'options', problem: `${show(options)} is not a set of options.`, mend })
  }
  const { seed = 1, k, previous = { groups: [], namesUsed: 0 } } = options
  whole('seed', seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
  if (k !== undefined) whole('k', k, 2, MOST_GROUPS)
  readEarlier(previous)
  return { seed, k, previous }
}

export function whole(field: string, value: unknown, least: number, most: number): void {
  if (Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most) return
  throw new OpinionError({
    field,
    problem: `${show(value)} is not a whole number from ${least} to ${most}.`,
    mend: `Give a whole number from ${least} to ${most}.`,
  })
}

function readEarlier(earlier: EarlierGroups): void {
  const { groups, namesUsed } = (earlier ?? {}) as { groups?: unknown; namesUsed?: unknown }
  const wrong = (problem: string, row?: number) =>
    new OpinionError({
      field: 'previous',
      problem,
      mend: 'Give an outcome of this package as it came, or leave it out.',
      ...(row === undefined ? {} : { row }),
    })
  if (!Array.isArray(groups) || groups.length > MOST_GROUPS) throw wrong('this is not an earlier outcome.')
  if (!Number.isSafeInteger(namesUsed) || (namesUsed as number) < groups.length) {
    throw wrong(`${show(namesUsed)} is not the number of names used.`)
  }
  const names = new Set<string>()
  for (const [index, group] of groups.entries()) {
    const { name, members } = (group ?? {}) as { name?: unknown; members?: unknown }
    if (typeof name !== 'string' || name === '' || names.has(name))
      throw wrong('each group needs a name of its own.', index + 1)
    if (!Array.isArray(members) || members.some((member) => typeof member !== 'string')) {
      throw wrong('members are not a list of ids.', index + 1)
    }
    names.add(name)
  }
}
