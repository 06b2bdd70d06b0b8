import { type CommonGround, commonGround } from './common-ground.ts'
import { seen, type Tally, tallies } from './tally.ts'
import type { VoteTable } from './vote-table.ts'

export interface ListedStatement extends Tally {
  readonly statement: string
  readonly votes: number
}

/** What can be said of any number of voices without dividing them. */
export interface AgreementLists extends CommonGround {
  /** Where people are most evenly split: the smaller side, (least + 1) ÷ (votes + 2), largest first. */
  readonly divided: readonly ListedStatement[]
  /** What most people passed on: (passes + 1) ÷ (votes + 2), largest first. */
  readonly unsure: readonly ListedStatement[]
}

/** Lists of agreement, of division and of doubt; statements that are out or meta, and those without votes, left aside. */
export function agreementLists(table: VoteTable, most = 5): AgreementLists {
  const [all] = tallies(table, new Int32Array(table.people.length), 1)
  const listed = table.statements.flatMap(({ id, standing }, j) => {
    const votes = seen(all![j]!)
    return standing === 'in' && votes > 0 ? [{ statement: id, votes, ...all![j]! }] : []
  })
  return {
    ...commonGround(table, most),
    divided: top(listed, most, ({ agree, disagree }) => Math.min(agree, disagree)),
    unsure: top(listed, most, ({ pass }) => pass),
  }
}

/** Those with the largest (count + 1) ÷ (votes + 2), compared in whole numbers; none where nobody answered so. */
function top(
  listed: readonly ListedStatement[],
  most: number,
  count: (tally: Tally) => number,
): ListedStatement[] {
  return listed
    .filter((one) => count(one) > 0)
    .sort((a, b) => (count(b) + 1) * (a.votes + 2) - (count(a) + 1) * (b.votes + 2))
    .slice(0, most)
}
