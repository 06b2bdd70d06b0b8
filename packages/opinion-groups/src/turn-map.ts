import type { Outcome } from './outcome.ts'

/** The places on a map: what a drawing needs. */
export interface Places {
  readonly people: readonly Place[]
  readonly statements: readonly Place[]
  readonly groups: readonly { readonly name: string; readonly x: number; readonly y: number }[]
}

interface Place {
  readonly id: string
  readonly x: number
  readonly y: number
}

/**
 * The same map, turned (and mirrored where that fits better) to lie over an earlier one, by least squares over the people in
 * both. Directions have no sense of up, so a drawing that follows a conversation should turn each new map; distances,
 * groups and figures stay as they are.
 */
export function turnMap(outcome: Outcome, earlier: Pick<Places, 'people'>): Places {
  const before = new Map(earlier.people.map((place) => [place.id, place]))
  let [along, across, mirroredAlong, mirroredAcross] = [0, 0, 0, 0]
  for (const { id, x, y } of outcome.people) {
    const was = before.get(id)
    if (was === undefined) continue
    along += x * was.x + y * was.y
    across += x * was.y - y * was.x
    mirroredAlong += x * was.x - y * was.y
    mirroredAcross += x * was.y + y * was.x
  }
  const straight = Math.sqrt(along * along + across * across)
  const mirrored = Math.sqrt(mirroredAlong * mirroredAlong + mirroredAcross * mirroredAcross)
  const length = Math.max(straight, mirrored)
  const mirror = mirrored > straight ? -1 : 1
  const cos = length === 0 ? 1 : (mirror === 1 ? along : mirroredAlong) / length
  const sin = length === 0 ? 0 : (mirror === 1 ? across : mirroredAcross) / length
  const turn = <P extends { x: number; y: number }>({ x, y }: P) => ({
    x: cos * x - sin * mirror * y,
    y: sin * x + cos * mirror * y,
  })
  return {
    people: outcome.people.map((place) => ({ id: place.id, ...turn(place) })),
    statements: outcome.statements.map((place) => ({ id: place.id, ...turn(place) })),
    groups: outcome.groups.map((place) => ({ name: place.name, ...turn(place) })),
  }
}
