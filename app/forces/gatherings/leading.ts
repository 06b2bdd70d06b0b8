import { type Gathering, gathering, gatheringFacts } from '#core/meetings/gathering.ts'
import { Refused } from '#db/refused.ts'
import type { Ask } from '../../http/ask.tsx'

/** The gathering of the address, for whoever leads it. @throws Refused unseen, for everybody else */
export async function ledHere({ c, tx }: Pick<Ask, 'c' | 'tx'>): Promise<Gathering> {
  const one = await gathering(tx, c.req.param('id')!)
  if (!(await gatheringFacts(tx, one.id)).iLead) throw new Refused('unseen')
  return one
}
