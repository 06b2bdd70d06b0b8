import type { School } from './school.ts'

/** Who is tied to whom, by blocks: what swapping blocks between units changes. Lists are flat: block b's are from `start[b]`. */
export interface Ties {
  /** Blocks tied by friendship to each block, and how many namings tie them, either way. */
  readonly start: Int32Array
  readonly other: Int32Array
  readonly weight: Int32Array
  /** Learners who name somebody in each block and could be left without a friend, and how many there they name. */
  readonly askStart: Int32Array
  readonly asker: Int32Array
  readonly asks: Int32Array
  /** Blocks that must be apart from each block. */
  readonly foes: readonly (readonly number[])[]
  /** Learners of each block who name somebody, but nobody in their own block: those who could be left without a friend. */
  readonly anxious: readonly (readonly number[])[]
  /** Namings inside blocks, kept by every division. */
  readonly inside: number
}

function flat(lists: readonly ReadonlyMap<number, number>[]) {
  const start = new Int32Array(lists.length + 1)
  lists.forEach((list, b) => {
    start[b + 1] = start[b]! + list.size
  })
  const entries = lists.flatMap((list) => [...list].sort((a, b) => a[0] - b[0]))
  return {
    start,
    to: Int32Array.from(entries, ([to]) => to),
    count: Int32Array.from(entries, ([, count]) => count),
  }
}

/** Works out the ties of a school. */
export function tiesOf({ friends, blocks, blockOf, apart }: School): Ties {
  const near = blocks.map(() => new Map<number, number>())
  const asked = blocks.map(() => new Map<number, number>())
  const foes = blocks.map(() => new Set<number>())
  const more = (map: Map<number, number>, key: number) => map.set(key, (map.get(key) ?? 0) + 1)
  let inside = 0
  friends.forEach((named, l) => {
    const own = blockOf[l]!
    const safe = named.some((friend) => blockOf[friend] === own)
    for (const friend of named) {
      const b = blockOf[friend]!
      if (b === own) {
        inside++
        continue
      }
      more(near[own]!, b)
      more(near[b]!, own)
      if (!safe) more(asked[b]!, l)
    }
  })
  for (const [a, b] of apart) {
    foes[blockOf[a]!]!.add(blockOf[b]!)
    foes[blockOf[b]!]!.add(blockOf[a]!)
  }
  const tied = flat(near)
  const asking = flat(asked)
  const isAnxious = (l: number) =>
    friends[l]!.length > 0 && friends[l]!.every((friend) => blockOf[friend] !== blockOf[l])
  return {
    ...{ start: tied.start, other: tied.to, weight: tied.count },
    ...{ askStart: asking.start, asker: asking.to, asks: asking.count },
    foes: foes.map((set) => [...set]),
    anxious: blocks.map((block) => block.filter(isAnxious)),
    inside,
  }
}
