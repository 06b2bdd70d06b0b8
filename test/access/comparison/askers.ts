import type { Me } from '#db/client.ts'
import { stands } from '../model/helpers.ts'
import { placeOf, type Town } from '../model/town.ts'

/** Who is asked about: everybody in the place, everybody as whoever may act for them, and a stranger without a sign-in. */
export function askersOf(town: Town, placeId: string): readonly Me[] {
  const at = placeOf(town, placeId)
  const helped = at.helper_consents
    .filter((row) => stands(at, row))
    .map(({ person_id, helper_id }) => ({ placeId, personId: person_id, helperId: helper_id }))
  return [...at.people.map(({ id }) => ({ placeId, personId: id })), ...helped, { placeId, personId: '' }]
}
