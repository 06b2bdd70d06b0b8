import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'
import type { Form } from '../answer.ts'
import type { Budget } from '../budget.ts'
import type { Option } from './whats-wrong.ts'

/** All that casting a vote takes. */
export interface MyBooth extends Pick<Budget, 'id' | 'title' | 'most' | 'points' | 'resultsOn'> {
  readonly ballotId: string
  readonly form: Form
  readonly options: readonly Option[]
}

/** The booth of a budget in one question; null where I cannot vote in it now, for whatever reason. */
export async function myBooth(tx: Tx, budgetId: string): Promise<MyBooth | null> {
  const { rows } = await sql<MyBooth>`select * from my_booth(${budgetId})`.execute(tx)
  return rows[0] ?? null
}
