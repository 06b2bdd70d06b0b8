import { formatDecimal } from '../decimal.ts'
import type { Ballots, Election, Project } from '../types.ts'

/** Writes the election as a Pabulib `.pb` file; reading it again gives the same election (SPEC 2.9). */
export function writePabulib(election: Election): string {
  const { meta, projects, ballots, voteType } = election
  const lines = ['META', 'key;value']
  const written: Record<string, string> = {
    ...meta,
    num_projects: String(projects.length),
    num_votes: String(ballots.size),
    budget: formatDecimal(election.budget, election.decimals),
    // A choice of one is an approval too, and the file should go on saying that it was one.
    vote_type: meta.vote_type === 'choose-1' && voteType === 'approval' ? 'choose-1' : voteType,
  }
  for (const [key, value] of Object.entries(written)) lines.push(row([key, value]))
  lines.push('PROJECTS', ...projectRows(projects, election.decimals), 'VOTES', ...voteRows(election, ballots))
  return `${lines.join('\n')}\n`
}

function projectRows(projects: readonly Project[], decimals: number): string[] {
  const known = (['votes', 'score', 'name', 'selected'] as const).filter((column) =>
    projects.some((project) => project[column] !== undefined),
  )
  const further = columnsOf(projects.map((project) => project.fields ?? {}))
  const lines = [row(['project_id', 'cost', ...known, ...further])]
  for (const project of projects) {
    const cells = [
      ...known.map((column) => project[column]),
      ...further.map((column) => project.fields?.[column]),
    ]
    lines.push(
      row([project.id, formatDecimal(project.cost, decimals), ...cells.map((cell) => String(cell ?? ''))]),
    )
  }
  return lines
}

function voteRows({ projects }: Election, ballots: Ballots): string[] {
  const { size, starts, named, points, pointScale } = ballots
  const fields = Array.from({ length: size }, (_, ballot) => ballots.fields(ballot))
  const further = columnsOf(fields)
  const digits = Math.round(Math.log10(pointScale))
  const lines = [row(['voter_id', 'vote', ...(points ? ['points'] : []), ...further])]
  for (let ballot = 0; ballot < size; ballot++) {
    const entries = Array.from(
      { length: starts[ballot + 1]! - starts[ballot]! },
      (_, i) => starts[ballot]! + i,
    )
    const cells = [ballots.voter(ballot), entries.map((entry) => projects[named[entry]!]!.id).join(',')]
    if (points) cells.push(entries.map((entry) => formatDecimal(points[entry]!, digits)).join(','))
    lines.push(row([...cells, ...further.map((column) => fields[ballot]![column] ?? '')]))
  }
  return lines
}

function columnsOf(rows: readonly Readonly<Record<string, string>>[]): string[] {
  const columns = new Set<string>()
  for (const fields of rows) for (const column of Object.keys(fields)) columns.add(column)
  return [...columns]
}

function row(cells: readonly string[]): string {
  return cells.map((cell) => (/[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(';')
}
