import { CountError } from '../error.ts'
import type { EqualSharesRule, Rule } from '../rule.ts'
import type { Election } from '../types.ts'

/** A cost by which Pabulib marks projects that were withdrawn after the vote. */
const withdrawnCost = 999999999

/** The rule an election was held by, as far as its file says, and what the file cannot say. */
export interface PublishedRule {
  readonly rule: Rule
  /** In words, why the count may differ from what was announced; empty where the file says it all. */
  readonly caveats: readonly string[]
}

/**
 * The rule that META names (https://pabulib.org/format), or `null` where it is unknown. Greedy counts take the totals
 * that the organiser published, because some files leave out votes that were counted. Ties go to the lowest cost, then
 * the most votes; files do not say how ties were drawn.
 */
export function publishedRule(election: Election): PublishedRule | null {
  const { meta, projects, decimals } = election
  const [name, variant] = (meta.rule ?? 'unknown').toLowerCase().split(/[/]/)
  const withdrawn = projects
    .filter((project) => project.cost === withdrawnCost * 10 ** decimals)
    .map(({ id }) => id)
  const threshold = readThreshold(meta.min_project_score_threshold)
  const common = { threshold, withdrawn }
  if (name?.startsWith('equalshares'))
    return { rule: { ...equalShares(name, variant), ...common }, caveats: [] }
  if (!name?.startsWith('greedy')) return null
  const by = projects.some((project) => project.score !== undefined) ? 'score' : 'votes'
  const published = projects.every((project) => project[by] !== undefined)
  const totals = published ? 'published' : 'ballots'
  const greedy = { rule: 'greedy', by, totals, ...common } as const
  if (name === 'greedy-no-skip') return { rule: { ...greedy, unaffordable: 'stop' }, caveats: [] }
  if (name === 'greedy-exclusive') {
    return { rule: greedy, caveats: ['Some projects excluded each other, and the file does not say which.'] }
  }
  if (name !== 'greedy-custom') return { rule: greedy, caveats: [] }
  if (meta.unit === 'Poznań') {
    return { rule: { ...greedy, unaffordable: 'stop', lastShare: 80 }, caveats: poznanCaveats(election) }
  }
  return {
    rule: greedy,
    caveats: [meta.comment ?? 'The rule was a special one, and the file does not say which.'],
  }
}

function equalShares(name: string, variant = ''): EqualSharesRule {
  return {
    rule: 'equal-shares',
    utility: 'cost',
    completion: variant.startsWith('add1') ? 'add1' : 'none',
    comparison: name.endsWith('-comparison') || variant.endsWith('-comparison') ? 'satisfaction' : 'none',
  }
}

function poznanCaveats({ projects }: Election): string[] {
  return projects.some((project) => project.selected === 3)
    ? ['Projects marked 3 were paid from a reserve later on.']
    : []
}

function readThreshold(text: string | undefined): number {
  if (text === undefined || text === '') return 0
  const threshold = Number(text.replace(',', '.'))
  if (Number.isFinite(threshold) && threshold >= 0) return threshold
  throw new CountError(`“${text}” is not a number of votes or points.`, {
    row: null,
    field: 'META min_project_score_threshold',
    mend: 'Write a number of 0 or more, or leave the line out.',
  })
}
