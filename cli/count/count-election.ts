import { writeFileSync } from 'node:fs'
import {
  count,
  countJob,
  drawLot,
  type Election,
  explain,
  type Outcome,
  publish,
  publishedRule,
  type Rule,
  verify,
  whatWouldHaveWon,
  writePabulib,
} from '../../packages/participatory-budgeting/src/index.ts'
import { type CountOptions, InputFault, ruleFrom } from './options.ts'
import { progressBar } from './progress-bar.ts'
import { readElection, readJson } from './read-files.ts'
import { tellOutcome } from './tell-outcome.ts'
import { tellProject } from './tell-project.ts'

export { isFault } from './options.ts'

/** Does what the options say and gives the exit code. */
export async function countElection(file: string, options: CountOptions): Promise<number> {
  const election = await readElection(file, options)
  for (const { row, field, what, mend } of election.warnings) {
    process.stderr.write(`${file}${row === null ? '' : `:${row}`}: ${field}: ${what} ${mend}\n`)
  }
  if (options.write) writeFileSync(options.write, writePabulib(election))
  if (options.verify) return checkRecord(election, options.verify, options.json === true)
  const rule = chooseRule(election, options)
  const outcome = await countWithBar(election, rule)
  if (options.record)
    writeFileSync(options.record, `${JSON.stringify(publish(election, outcome), null, 2)}\n`)
  if (options.project !== undefined) tellOne(election, outcome, options.project, options.json === true)
  else if (options.json) print(JSON.stringify({ ...outcome, decimals: election.decimals }, null, 2))
  else print(tellOutcome(election, outcome))
  return 0
}

function chooseRule(election: Election, options: CountOptions): Rule {
  if (options.ruleFile) return readJson(options.ruleFile) as Rule
  if (options.rule !== 'published') return ruleFrom(options, lotFrom(election, options.lot))
  const published = publishedRule(election)
  if (!published)
    throw new InputFault('The file does not say by what rule it was held. Choose one with --rule.')
  for (const caveat of published.caveats) process.stderr.write(`${caveat}\n`)
  return published.rule
}

function lotFrom({ projects }: Election, lot: string | undefined): readonly string[] | undefined {
  if (!lot?.startsWith('seed:')) return lot?.split(',').map((id) => id.trim())
  return drawLot(
    projects.map(({ id }) => id),
    lot.slice('seed:'.length),
  )
}

async function countWithBar(election: Election, rule: Rule): Promise<Outcome> {
  if (!process.stderr.isTTY) return count(election, rule)
  const bar = progressBar()
  try {
    return await countJob(election, rule, { onProgress: ({ done }) => bar.show(done) })
  } finally {
    bar.clear()
  }
}

function checkRecord(election: Election, file: string, json: boolean): number {
  const verdict = verify(election, readJson(file) as Parameters<typeof verify>[1])
  if (json) print(JSON.stringify(verdict, null, 2))
  else
    print(
      [
        ...verdict.faults,
        verdict.ok ? 'The record holds: counted again, the same projects win.' : 'The record does not hold.',
      ].join('\n'),
    )
  return verdict.ok ? 0 : 1
}

function tellOne(election: Election, outcome: Outcome, id: string, json: boolean): void {
  const story = explain(election, outcome).projects.find(({ project }) => project === id)
  if (!story) throw new InputFault(`There is no project “${id}”. Use an id from the file.`)
  const analysis = story.won ? null : whatWouldHaveWon(election, outcome.rule, id)
  print(
    json ? JSON.stringify({ ...story, analysis }, null, 2) : tellProject(election, outcome, story, analysis),
  )
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
