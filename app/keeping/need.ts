import { iDecideKeeping } from '#core/keeping/keeping.ts'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'

/** @throws Refused unseen: what is kept is not theirs to decide */
export async function needToDecide(tx: Tx): Promise<void> {
  if (!(await iDecideKeeping(tx))) throw new Refused('unseen')
}
