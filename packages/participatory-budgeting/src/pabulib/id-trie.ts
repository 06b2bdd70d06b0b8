/**
 * All project ids as one trie over the bytes they use, so that a vote is read in one pass over its bytes:
 * `state = next[state * width + letter[byte]]`, and `project[state]` is the project whose id ends there, or -1.
 * State 0 is the start, state 1 the dead end.
 */
export interface IdTrie {
  readonly letter: Uint8Array
  readonly width: number
  readonly next: Int32Array
  readonly project: Int32Array
}

export function idTrie(ids: readonly string[]): IdTrie {
  const encoder = new TextEncoder()
  const spelled = ids.map((id) => encoder.encode(id))
  const letter = new Uint8Array(256)
  let width = 1
  let states = 2
  for (const id of spelled) {
    states += id.length
    for (const byte of id) letter[byte] ||= width++
  }
  const next = new Int32Array(states * width).fill(1)
  const project = new Int32Array(states).fill(-1)
  let used = 2
  for (const [number, id] of spelled.entries()) {
    let state = 0
    for (const byte of id) {
      const edge = state * width + letter[byte]!
      if (next[edge] === 1) next[edge] = used++
      state = next[edge]!
    }
    project[state] = number
  }
  return { letter, width, next, project }
}
