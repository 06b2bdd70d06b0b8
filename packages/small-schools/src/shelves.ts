import type { School } from './school.ts'

/** Lists that a block joins and leaves in constant time, one list at a time. */
export function shelves(blocks: number, count: number) {
  const lists: (number[] | undefined)[] = new Array(count)
  const place = new Int32Array(blocks)
  return {
    lists: lists as readonly (readonly number[] | undefined)[],
    add: (b: number, shelf: number) => {
      lists[shelf] ??= []
      place[b] = lists[shelf].push(b) - 1
    },
    remove: (b: number, shelf: number) => {
      const list = lists[shelf]!
      const last = list.pop()!
      if (last === b) return
      list[place[b]!] = last
      place[last] = place[b]!
    },
  }
}

/** What kind of block each is: a swap of two of one kind keeps every size and balance. */
export function kindsOf({ blocks, spreads }: School) {
  const known = new Map<string, number>()
  const kind = Int32Array.from(blocks, (block) => {
    const counts = spreads.map(({ has }) => block.reduce((sum, l) => sum + has[l]!, 0))
    const key = [block.length, ...counts].join()
    const at = known.get(key) ?? known.size
    known.set(key, at)
    return at
  })
  return { kind, kinds: known.size }
}
