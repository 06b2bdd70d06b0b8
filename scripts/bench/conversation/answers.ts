/** The same numbers everywhere for the same seed (mulberry32): 0 to 1. */
export function drawsFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Somebody's answer to a statement, both by number from 0: agree 1, disagree −1, pass 0. */
export interface Answer {
  readonly person: number
  readonly statement: number
  readonly vote: -1 | 0 | 1
}

const CAMPS = 3
/** Of published conversations (Polis' own tests) people answered 25 to 33 in 100 statements, half of them fewer than 15 to 20. */
const SKEW = 2.5

/** What a made-up conversation's people answered: each is of one of three camps, stops somewhere, and everybody answers something. */
export function answers(people: number, statements: number, seed = 7): readonly Answer[] {
  const draw = drawsFrom(seed)
  const leaning = Array.from({ length: statements }, () =>
    Array.from({ length: CAMPS }, () => (draw() < 0.5 ? 0.15 : 0.85)),
  )
  return Array.from({ length: people }, (_, person) => {
    const share = draw() ** SKEW
    const sure = Math.floor(draw() * statements)
    return leaning.flatMap((leans, statement): Answer[] => {
      if (draw() >= share && statement !== sure) return []
      const agrees = draw() < leans[person % CAMPS]!
      return [{ person, statement, vote: draw() < 0.1 ? 0 : agrees ? 1 : -1 }]
    })
  }).flat()
}
