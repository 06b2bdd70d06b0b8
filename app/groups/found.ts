import { type MyGroup, myGroups } from '#core/groups/my-groups.ts'
import { Refused } from '#db/refused.ts'
import type { Ask } from '../http/ask.tsx'

/** The group of this address, if I am in it. @throws Refused unseen */
export async function foundGroup({ c, tx }: Ask): Promise<MyGroup> {
  const [group] = await myGroups(tx, c.req.param('id'))
  if (group === undefined) throw new Refused('unseen')
  return group
}
