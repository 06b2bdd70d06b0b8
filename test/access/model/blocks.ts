import type { Me } from '#db/client.ts'
import type { Place } from './town.ts'

export const openBlocks = (at: Place) => at.blocks.filter((block) => block.lifted_at === null)

/** Nobody who is kept away from somebody learns that they are there. */
export const isBarredTo = (at: Place, me: Me, who: string): boolean =>
  openBlocks(at).some((block) => block.against_id === me.personId && block.protects_id === who)

/** Whether a block protects me against somebody. */
export const protectsMeAgainst = (at: Place, me: Me, who: string): boolean =>
  openBlocks(at).some((block) => block.protects_id === me.personId && block.against_id === who)

/** Whether an open block stands between two people, either way. */
export const isBlockBetween = (at: Place, a: string, b: string): boolean =>
  openBlocks(at).some(
    ({ protects_id, against_id }) =>
      (protects_id === a && against_id === b) || (protects_id === b && against_id === a),
  )
