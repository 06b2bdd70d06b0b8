import { createHash } from 'node:crypto'
import type { KnownPerson, Outcome, PlacePart, Standing, Vote } from '@kith/opinion-groups'
import { type CountOptions, countVotes } from './count-votes.ts'

/** What a count starts from, as the database writes it (JSON): both go to another thread as they are. */
export interface CountText {
  /** Statements, who is known, the place, the count before (`count_input`). */
  readonly given: string
  /** By who answered, then by statement: 1, 0 or −1 (`votes_to_count`). */
  readonly votes: string
}

/** What came of it, as the database keeps it (JSON); null where the last count was made from the same. */
export interface CountedText {
  readonly hash: string
  readonly counted: { readonly told: string; readonly kept: string } | null
}

interface Given {
  readonly statements: readonly { readonly id: string; readonly standing: Standing }[]
  readonly known: readonly {
    readonly person: string
    readonly age: string | null
    readonly school: string | null
  }[]
  readonly place: readonly PlacePart[]
  readonly before: Outcome | null
  readonly hash: string | null
}

/** Counts what the database gave, unless it is what was counted last. */
export async function countText(text: CountText, options: CountOptions = {}): Promise<CountedText> {
  const given: Given = JSON.parse(text.given)
  const votes = votesIn(text.votes)
  const hash = hashOf(given, votes)
  if (hash === given.hash) return { hash, counted: null }
  const { told, kept } = await countVotes({ ...given, votes, known: given.known.map(knownOf) }, options)
  return { hash, counted: { told: JSON.stringify(told), kept: JSON.stringify(kept) } }
}

function votesIn(text: string): Vote[] {
  const byVoter: Readonly<Record<string, Readonly<Record<string, -1 | 0 | 1>>>> = JSON.parse(text)
  return Object.entries(byVoter).flatMap(([person, answers]) =>
    Object.entries(answers).map(([statement, vote]) => ({ person, statement, vote })),
  )
}

const knownOf = ({ person, age, school }: Given['known'][number]): KnownPerson => ({
  person,
  groups: { ...(age !== null && { age }), ...(school !== null && { school }) },
})

/** The same for the same votes, statements and place, in whatever order they come. */
function hashOf({ statements, known, place }: Given, votes: readonly Vote[]): string {
  const rows = votes.map(({ person, statement, vote }) => `${person} ${statement} ${vote}`).sort()
  const rest = [statements, known, place].map((list) => list.map((row) => JSON.stringify(row)).sort())
  return createHash('sha256')
    .update(JSON.stringify([rows, ...rest]))
    .digest('hex')
}
