import { dice } from '../src/dice.ts'

/** Learners on a map, each naming five: three in four times one of the ten nearest (give or take), otherwise anybody. */
export function town(learners: number, seed: number) {
  const { chance, below } = dice(seed)
  const homes = Array.from({ length: learners }, () => [chance(), chance()] as const)
  const name = (l: number) => `learner ${l}`
  return homes.map(([x, y], l) => {
    const near = homes
      .map(([a, b], other) => ({ other, apart: (a - x) ** 2 + (b - y) ** 2 + 0.02 * chance() }))
      .filter(({ other }) => other !== l)
      .sort((a, b) => a.apart - b.apart)
    const friends = new Set<number>()
    while (friends.size < 5) {
      const friend = below(4) > 0 ? near[below(10)]!.other : below(learners)
      if (friend !== l) friends.add(friend)
    }
    return { id: name(l), friends: [...friends].map(name) }
  })
}
