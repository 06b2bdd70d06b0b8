import type { Me } from '#db/client.ts'
import { stands } from '../model/helpers.ts'
import { placeOf, type Town } from '../model/town.ts'

/** Who is asked about: everybody in the place, every second of them with a passkey, everybody as whoever may act for them, and a stranger without a sign-in. */
export function askersOf(town: Town, placeId: string): readonly Me[] {
  const at = placeOf(town, placeId)
  const helped = at.helper_consents
    .filter((row) => stands(at, row))
    .map(({ person_id, helper_id }) => ({ placeId, personId: person_id, helperId: helper_id }))
  const proof = (nth: number) => (nth % 2 === 0 ? ({ proof: 'proved' } as const) : {})
  const everybody = at.people.map(({ id }, nth) => ({ placeId, personId: id, ...proof(nth) }))
  return [...everybody, ...helped, { placeId, personId: '' }]
}
