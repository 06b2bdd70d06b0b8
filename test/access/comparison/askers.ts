import type { Me } from '#db/client.ts'
import { currentConsent, placeOf, type Town } from '../model/town.ts'

/** Who is asked about: everybody in the place, and everybody as whoever may act for them. */
export function askersOf(town: Town, placeId: string): readonly Me[] {
  const at = placeOf(town, placeId)
  const helped = at.helper_consents
    .filter(currentConsent)
    .map(({ person_id, helper_id }) => ({ placeId, personId: person_id, helperId: helper_id }))
  return [...at.people.map(({ id }) => ({ placeId, personId: id })), ...helped]
}
