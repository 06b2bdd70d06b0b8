import { Command, Option } from 'commander'
import type { CountOptions } from './options.ts'

const rankings = ['votes', 'votes-per-cost', 'score', 'score-per-cost']
const one = (flags: string, words: string, choices: readonly string[]) =>
  new Option(flags, words).choices([...choices])

/** Exit codes: 0 counted or verified, 1 the record does not hold, 2 bad input. */
const BAD_INPUT = 2

/** `kith count`: ballots to a fair budget, explained and checkable. */
export function countCommand(): Command {
  return new Command('count')
    .description(
      'Ballots to a fair budget: Equal Shares, greedy, Phragmén, with the reasons and a record to check.',
    )
    .argument('<file>', 'a Pabulib .pb file, or with --votes a CSV of projects (project_id, cost …)')
    .option('--votes <file>', 'CSV of votes (voter_id, vote, points …)')
    .option('--budget <amount>', 'with --votes: the budget')
    .addOption(
      one('--vote-type <kind>', 'with --votes', ['approval', 'ordinal', 'cumulative', 'scoring']).default(
        'approval',
      ),
    )
    .addOption(
      one('--rule <rule>', 'how to count', ['equal-shares', 'greedy', 'phragmen', 'published']).default(
        'equal-shares',
      ),
    )
    .option('--rule-file <file>', 'the rule as JSON, instead of the options below')
    .addOption(one('--utility <worth>', 'Equal Shares', ['cost', 'cardinality', 'score', 'borda']))
    .addOption(
      one('--completion <how>', 'Equal Shares', [
        'none',
        'add1',
        'add1-exhaustive',
        'budget-increase',
        'budget-increase-exhaustive',
      ]),
    )
    .option('--step <amount>', 'by how much a completion raises, such as 1 or 1%')
    .addOption(one('--fill <ranking>', 'Equal Shares: spend what is left', ['none', ...rankings]))
    .addOption(one('--comparison <by>', 'with greedy', ['none', 'satisfaction', 'cost', 'exclusion-ratio']))
    .addOption(one('--by <ranking>', 'greedy', rankings))
    .addOption(
      one('--unaffordable <what>', 'greedy: what to do with a project that does not fit', ['skip', 'stop']),
    )
    .addOption(one('--totals <whose>', 'greedy', ['ballots', 'published']))
    .option('--threshold <votes>', 'leave out projects with less', Number)
    .option('--withdrawn <ids>', 'leave these out, commas between them')
    .option('--tie <keys>', 'lowest-cost, highest-cost, most-votes, lot, name, commas between them')
    .option(
      '--lot <ids or seed:…>',
      'the lot: ids in order with commas, or seed: and the text it was drawn by',
    )
    .option('--project <id>', 'the whole story of one project, and what would have won')
    .option('--record <file>', 'write the record to publish')
    .option('--verify <file>', 'check a record against these ballots')
    .option('--write <file>', 'write the election as a .pb file')
    .option('--json', 'everything, for programs')
    .action(async (file: string, options: CountOptions) => {
      // The engine is loaded when it is asked for: `kith --help` should not wait for it.
      const { countElection, isFault } = await import('./count-election.ts')
      try {
        process.exitCode = await countElection(file, options)
      } catch (error) {
        if (!isFault(error)) throw error
        process.stderr.write(`kith count: ${error.message}\n`)
        process.exitCode = BAD_INPUT
      }
    })
}
