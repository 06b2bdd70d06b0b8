import {
  type CountRecord,
  count,
  explain,
  type LossAnalysis,
  type Outcome,
  type ProjectStory,
  publish,
  type Rule,
  readPabulib,
  whatWouldHaveWon,
  writePabulib,
} from '@kith/participatory-budgeting'

/** Digits after the point in the amounts beside it: as many as the published file shows, which is none for whole pounds. */
export interface Scaled {
  readonly decimals: number
}

export type Story = ProjectStory & Scaled
export type WouldHaveWon = LossAnalysis & Scaled
export type CountedOutcome = Outcome & Scaled & { readonly ballots: number }

/** What is published of a count, and what it means for each project. */
export interface Counted {
  /** The ballots with who won, as a Pabulib file. */
  readonly pabulib: string
  readonly record: CountRecord
  readonly outcome: CountedOutcome
  /** By the project's label. */
  readonly stories: Readonly<Record<string, Story>>
}

/** Counts the file that is published, and nothing else: whoever has it can do the same. */
export function countIt(pabulib: string, rule: Rule): Counted {
  const election = readPabulib(pabulib)
  const outcome = count(election, rule)
  const { decimals, ballots } = election
  const { projects } = explain(election, outcome)
  const won = new Set(outcome.winners)
  const told = election.projects.map((project) => ({ ...project, selected: won.has(project.id) ? 1 : 0 }))
  return {
    pabulib: writePabulib({ ...election, projects: told }),
    record: publish(election, outcome),
    outcome: { ...outcome, decimals, ballots: ballots.size },
    stories: Object.fromEntries(projects.map((story) => [story.project, { ...story, decimals }])),
  }
}

/** For each of some projects that lost: what would have won. */
export function* explainLosses(
  pabulib: string,
  rule: Rule,
  labels: readonly string[],
): Generator<WouldHaveWon> {
  const election = readPabulib(pabulib)
  for (const label of labels)
    yield { ...whatWouldHaveWon(election, rule, label), decimals: election.decimals }
}
