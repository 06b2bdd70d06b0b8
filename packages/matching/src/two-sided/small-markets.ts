import fc from 'fast-check'
import type { MatchInput } from './input.ts'

// Small random inputs for the tests, and every matching there is: the oracle knows nothing of the code it judges.

const tiers = (ids: readonly string[]) =>
  fc.array(fc.integer({ min: 0, max: 3 }), { minLength: ids.length, maxLength: ids.length }).chain((levels) =>
    fc.shuffledSubarray([...ids]).map((order) => {
      const groups = new Map<number, string[]>()
      order.forEach((id) => {
        const level = levels[ids.indexOf(id)]!
        groups.set(level, [...(groups.get(level) ?? []), id])
      })
      return [...groups]
        .sort((a, b) => a[0] - b[0])
        .map(([, group]) => (group.length === 1 ? group[0]! : group))
    }),
  )
const strict = (ids: readonly string[]) => fc.shuffledSubarray([...ids])

/** Up to four learners and three mentors, with or without ties, some mentors inside one organisation. */
export function markets(kind: {
  readonly ties: boolean
  readonly organisations: boolean
}): fc.Arbitrary<MatchInput> {
  const lists = kind.ties ? tiers : strict
  return fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 99 }))
    .chain(([learners, mentors, seed]) => {
      const l = ['ann', 'bo', 'cy', 'di'].slice(0, learners)
      const m = ['x', 'y', 'z'].slice(0, mentors)
      return fc
        .record({
          asked: fc.tuple(...l.map(() => lists(m))),
          ranked: fc.tuple(
            ...m.map(() => fc.option(lists(l), { nil: undefined, freq: kind.ties ? 2 : 1e9 })),
          ),
          places: fc.tuple(...m.map(() => fc.integer({ min: 0, max: 2 }))),
          inside: fc.tuple(...m.map(() => fc.boolean())),
          cap: fc.integer({ min: 0, max: 3 }),
          order: lists(l),
        })
        .map(
          ({ asked, ranked, places, inside, cap, order }): MatchInput => ({
            seed,
            learners: l.map((id, i) => ({ id, choices: asked[i]! })),
            mentors: m.map((id, i) => {
              if (kind.organisations && inside[i]) return { id, places: places[i]!, organisation: 'home' }
              return { id, places: places[i]!, ...(ranked[i] ? { choices: ranked[i] } : {}) }
            }),
            organisations: [{ id: 'home', places: cap, choices: order }],
          }),
        )
    })
}

/** The rank of `id` in a list of choices, from 1; undefined if it is not there. */
export function rankIn(
  choices: readonly (string | readonly string[])[] | undefined,
  id: string,
): number | undefined {
  if (choices === undefined) return 1
  const at = choices.findIndex((item) => item === id || (Array.isArray(item) && item.includes(id)))
  return at < 0 ? undefined : at + 1
}

/** Who is with whom: each learner's mentor, or null. */
export type Pairing = ReadonlyMap<string, string | null>

function orderAt(input: MatchInput, mentor: string) {
  const { organisation, choices } = input.mentors.find(({ id }) => id === mentor)!
  return organisation === undefined
    ? choices
    : input.organisations?.find(({ id }) => id === organisation)?.choices
}

function acceptable(input: MatchInput, learner: string, mentor: string): boolean {
  const asked = input.learners.find(({ id }) => id === learner)!.choices
  return rankIn(asked, mentor) !== undefined && rankIn(orderAt(input, mentor), learner) !== undefined
}

/** Every pairing that keeps to choices, places and caps. */
export function everyPairing(input: MatchInput): Pairing[] {
  const made: Pairing[] = []
  const build = (at: number, pairing: Map<string, string | null>) => {
    const learner = input.learners[at]
    if (learner === undefined) {
      made.push(new Map(pairing))
      return
    }
    for (const mentor of [null, ...input.mentors]) {
      if (mentor !== null) {
        if (!acceptable(input, learner.id, mentor.id)) continue
        const held = [...pairing.values()].filter((id) => id === mentor.id).length
        if (held >= mentor.places) continue
        if (
          mentor.organisation !== undefined &&
          insideOf(input, pairing).length >= input.organisations![0]!.places
        )
          continue
      }
      pairing.set(learner.id, mentor?.id ?? null)
      build(at + 1, pairing)
      pairing.delete(learner.id)
    }
  }
  build(0, new Map())
  return made
}

function insideOf(input: MatchInput, pairing: Pairing): string[] {
  const homes = new Set(
    input.mentors.filter(({ organisation }) => organisation !== undefined).map(({ id }) => id),
  )
  return [...pairing].filter(([, mentor]) => mentor !== null && homes.has(mentor)).map(([learner]) => learner)
}

/** Whether no learner and mentor would both rather have each other, in the words of Abraham, Irving and Manlove 2007. */
export function isStable(input: MatchInput, pairing: Pairing): boolean {
  return input.learners.every(({ id: learner, choices }) =>
    input.mentors.every(({ id: mentor, places, organisation }) => {
      if (!acceptable(input, learner, mentor)) return true
      const now = pairing.get(learner) ?? null
      if (now !== null && rankIn(choices, now)! <= rankIn(choices, mentor)!) return true
      const order = orderAt(input, mentor)
      const better = (than: readonly string[]) =>
        than.some((other) => rankIn(order, other)! > rankIn(order, learner)!)
      const held = [...pairing].filter(([, at]) => at === mentor).map(([id]) => id)
      if (held.length >= places) return !better(held)
      if (organisation === undefined) return false
      const inside = insideOf(input, pairing)
      if (inside.length < input.organisations![0]!.places) return false
      return !inside.includes(learner) && !better(inside)
    }),
  )
}

/** The pairing of a result. */
export const pairingOf = (result: { learners: readonly { id: string; mentor: string | null }[] }): Pairing =>
  new Map(result.learners.map(({ id, mentor }) => [id, mentor]))
