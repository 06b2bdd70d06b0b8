/** A binary heap of numbered items; the one with the smallest key is on top. Keys are numbers that compare exactly. */
export interface Heap {
  size(): number
  /** Both are undefined when the heap is empty. */
  topKey(): number | undefined
  topItem(): number | undefined
  push(key: number, item: number): void
  pop(): void
}

/** Makes a heap of the items given, which it keeps and reorders: quicker than to push one after the other. */
export function heap(keys: number[] = [], items: number[] = []): Heap {
  const settle = (key: number, item: number, from = 0) => {
    let at = from
    for (;;) {
      let below = 2 * at + 1
      if (below >= keys.length) break
      if (below + 1 < keys.length && keys[below + 1]! < keys[below]!) below++
      if (keys[below]! >= key) break
      keys[at] = keys[below]!
      items[at] = items[below]!
      at = below
    }
    keys[at] = key
    items[at] = item
  }
  for (let at = (keys.length >> 1) - 1; at >= 0; at--) settle(keys[at]!, items[at]!, at)
  return {
    size: () => keys.length,
    topKey: () => keys[0],
    topItem: () => items[0],
    push: (key, item) => {
      let at = keys.length
      keys.push(key)
      items.push(item)
      while (at > 0) {
        const above = (at - 1) >> 1
        if (keys[above]! <= key) break
        keys[at] = keys[above]!
        items[at] = items[above]!
        at = above
      }
      keys[at] = key
      items[at] = item
    },
    pop: () => {
      const key = keys.pop()
      const item = items.pop()
      if (key !== undefined && item !== undefined && keys.length > 0) settle(key, item)
    },
  }
}
