import type { Match, MatchInput } from '@kith/matching'

/** What the database gives a round to go by. Empty languages or times of a learner: they do not mind. */
export interface RoundInput {
  readonly seed: number
  readonly learners: readonly {
    readonly id: string
    readonly languages: readonly string[]
    readonly times: readonly string[]
    readonly choices: readonly string[]
  }[]
  readonly mentors: readonly {
    readonly id: string
    readonly places: number
    readonly languages: readonly string[]
    readonly times: readonly string[]
    readonly vetted: boolean
    readonly refuses: readonly string[]
  }[]
  readonly apart: readonly (readonly [learner: string, mentor: string])[]
  /** Learners who chose somebody, be it one who is no longer to be had. */
  readonly chose: readonly string[]
}

/** What became of a learner, as whoever runs the round is told it. */
export type Came = 'chosen' | 'no_choices' | 'none_possible' | 'none_free'

export interface RoundPair {
  readonly learner: string
  readonly mentor: string | null
  readonly came: Came
}

/** Said by every mentor, and by each learner who does not mind: what everybody has in common. No person types it. */
const ANY = '\u0000any'

/** The round as the matching engine takes it. A language or a time counts for those who asked for one, and for nobody else. */
export function toMatch({ seed, learners, mentors, apart }: RoundInput): MatchInput {
  const minded = (said: readonly string[]) => (said.length === 0 ? [ANY] : said)
  return {
    seed,
    learners: learners.map(({ id, choices, languages, times }) => ({
      id,
      choices,
      languages: minded(languages),
      times: minded(times),
    })),
    mentors: mentors.map((mentor) => ({
      ...mentor,
      languages: [...mentor.languages, ANY],
      times: [...mentor.times, ANY],
    })),
    apart,
    rules: { vetted: true, language: true, times: 1 },
  }
}

const unmatched: Readonly<Record<string, Came>> = {
  'no-choices': 'no_choices',
  'none-acceptable': 'none_possible',
  'all-full': 'none_free',
}

/** Who goes with whom, without the ranks: those stay with the round. */
export function toPairs(made: Match, chose: readonly string[]): readonly RoundPair[] {
  const didChoose = new Set(chose)
  return made.learners.map(({ id, mentor, reason }) => {
    if (mentor !== null) return { learner: id, mentor, came: 'chosen' }
    // All they chose have gone since: they did choose.
    const gone = reason.kind === 'no-choices' && didChoose.has(id)
    return { learner: id, mentor: null, came: gone ? 'none_possible' : unmatched[reason.kind]! }
  })
}
