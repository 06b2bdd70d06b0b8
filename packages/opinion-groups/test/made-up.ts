import { drawsFrom } from '../src/random.ts'
import type { Vote } from '../src/vote-table.ts'

export interface MadeUp {
  readonly people: number
  readonly statements: number
  /** How many camps people fall into; 1: everybody votes alike, chance apart. */
  readonly camps: number
  /** The part of all statements that a person votes on. */
  readonly density: number
  readonly seed: number
}

/** A made-up conversation: person p is of camp p modulo `camps`, each camp leans its own way on each statement. */
export function madeUp({ people, statements, camps, density, seed }: MadeUp): Required<Vote>[] {
  const draw = drawsFrom(seed, 99)
  const leaning = Array.from({ length: statements }, () =>
    Array.from({ length: camps }, () => (draw() < 0.5 ? 0.15 : 0.85)),
  )
  const votes: Required<Vote>[] = []
  for (let p = 0; p < people; p++) {
    for (let s = 0; s < statements; s++) {
      if (draw() >= density) continue
      const agrees = draw() < leaning[s]![p % camps]!
      const vote = draw() < 0.1 ? 'pass' : agrees ? 'agree' : 'disagree'
      votes.push({ person: `p${p}`, statement: s, vote, at: votes.length })
    }
  }
  return votes
}
