import type { Election } from '../types.ts'

/** The rules once more, straight from their definitions, in fractions and without a thought for time: for tests. */
interface Fraction {
  readonly n: bigint
  readonly d: bigint
}

const fraction = (n: bigint, d = 1n): Fraction => ({ n, d })
const add = (a: Fraction, b: Fraction): Fraction => reduce(a.n * b.d + b.n * a.d, a.d * b.d)
const minus = (a: Fraction, b: Fraction): Fraction => add(a, fraction(-b.n, b.d))
const times = (a: Fraction, b: Fraction): Fraction => reduce(a.n * b.n, a.d * b.d)
const over = (a: Fraction, b: Fraction): Fraction => reduce(a.n * b.d, a.d * b.n)
const compare = (a: Fraction, b: Fraction): number => Number(a.n * b.d - b.n * a.d)

function reduce(n: bigint, d: bigint): Fraction {
  let [a, b] = [n < 0n ? -n : n, d]
  while (b > 0n) [a, b] = [b, a % b]
  return a === 0n ? fraction(0n) : fraction(n / a, d / a)
}

export type Worth = (voter: number, project: number) => number

/** Who names what: `worth[voter]` has the projects of the ballot with what each is worth. */
export function worthOf(
  election: Election,
  utility: 'cost' | 'cardinality' | 'score',
): Map<number, number>[] {
  const { starts, named, points, size } = election.ballots
  return Array.from({ length: size }, (_, voter) => {
    const worth = new Map<number, number>()
    for (let entry = starts[voter]!; entry < starts[voter + 1]!; entry++) {
      const project = named[entry]!
      const score = points ? points[entry]! : 1
      const value = utility === 'cost' ? election.projects[project]!.cost : utility === 'score' ? score : 1
      if (value > 0) worth.set(project, value)
    }
    return worth
  })
}

/** Places of projects by lowest cost, most votes, id. */
function tiePlaces({ projects, ballots }: Election): number[] {
  const votes = projects.map((_, p) => ballots.named.filter((other) => other === p).length)
  const order = projects.map((_, p) => p)
  order.sort(
    (a, b) =>
      projects[a]!.cost - projects[b]!.cost ||
      votes[b]! - votes[a]! ||
      (projects[a]!.id < projects[b]!.id ? -1 : 1),
  )
  return projects.map((_, p) => order.indexOf(p))
}

/** Equal Shares with `share` for everybody, by the definition (zero-cost projects left out). */
export function naiveEqualShares(
  election: Election,
  utility: 'cost' | 'cardinality' | 'score',
  share: Fraction,
): number[] {
  const worth = worthOf(election, utility)
  const money = worth.map(() => share)
  const places = tiePlaces(election)
  const won: number[] = []
  let race = election.projects.map((_, p) => p).filter((p) => election.projects[p]!.cost > 0)
  for (;;) {
    let best: { p: number; rho: Fraction } | null = null
    race = race.filter((p) => {
      const rho = naiveRho(election.projects[p]!.cost, p, worth, money)
      if (!rho) return false
      const order = best ? compare(rho, best.rho) : -1
      if (order < 0 || (order === 0 && places[p]! < places[best!.p]!)) best = { p, rho }
      return true
    })
    if (!best) return won
    const { p, rho } = best as { p: number; rho: Fraction }
    for (const [voter, values] of worth.entries()) {
      const part = times(rho, fraction(BigInt(values.get(p) ?? 0)))
      money[voter] = minus(money[voter]!, compare(money[voter]!, part) < 0 ? money[voter]! : part)
    }
    won.push(p)
    race = race.filter((other) => other !== p)
  }
}

/** The least ρ at which the supporters' payments reach the cost, found by trying each of them as the first to pay in full. */
function naiveRho(
  cost: number,
  p: number,
  worth: readonly Map<number, number>[],
  money: readonly Fraction[],
): Fraction | null {
  const supporters = worth
    .map((values, voter) => ({ worth: fraction(BigInt(values.get(p) ?? 0)), money: money[voter]! }))
    .filter((each) => each.worth.n > 0n)
    .map((each) => ({ ...each, limit: over(each.money, each.worth) }))
    .sort((a, b) => compare(a.limit, b.limit))
  let left = fraction(BigInt(cost))
  let total = supporters.reduce((sum, each) => add(sum, each.worth), fraction(0n))
  for (const each of supporters) {
    const rho = over(left, total)
    if (compare(rho, each.limit) <= 0) return rho
    left = minus(left, each.money)
    total = minus(total, each.worth)
  }
  return null
}

/** add1, one step after the other. */
export function naiveAdd1(
  election: Election,
  utility: 'cost' | 'cardinality' | 'score',
  most = 100_000,
): number[] {
  const n = BigInt(election.ballots.size)
  const unit = 10n ** BigInt(election.decimals)
  const worth = worthOf(election, utility)
  const supported = election.projects.filter(
    (project, p) => project.cost > 0 && worth.some((values) => values.has(p)),
  )
  const costOf = (won: readonly number[]) => won.reduce((sum, p) => sum + election.projects[p]!.cost, 0)
  let won = naiveEqualShares(election, utility, fraction(BigInt(election.budget), n))
  for (let step = 1n; step < most && won.length < supported.length; step++) {
    const next = naiveEqualShares(election, utility, reduce(BigInt(election.budget) + step * unit * n, n))
    if (costOf(next) > election.budget) return won
    won = next
  }
  return won
}

/** Sequential Phragmén by the definition. */
export function naivePhragmen(election: Election): number[] {
  const worth = worthOf(election, 'cardinality')
  const loads = worth.map(() => fraction(0n))
  const places = tiePlaces(election)
  const won: number[] = []
  let left = election.budget
  let race = election.projects.map((_, p) => p).filter((p) => election.projects[p]!.cost <= election.budget)
  while (race.length > 0) {
    const priced = race.map((p) => {
      const supporters = worth.flatMap((values, voter) => (values.has(p) ? [voter] : []))
      const sum = supporters.reduce(
        (total, voter) => add(total, loads[voter]!),
        fraction(BigInt(election.projects[p]!.cost)),
      )
      return {
        p,
        supporters,
        load: supporters.length ? over(sum, fraction(BigInt(supporters.length))) : fraction(10n ** 30n),
      }
    })
    const least = priced.reduce(
      (best, each) => (compare(each.load, best) < 0 ? each.load : best),
      priced[0]!.load,
    )
    const tied = priced.filter((each) => compare(each.load, least) === 0)
    if (tied.some(({ p }) => election.projects[p]!.cost > left)) return won
    const best = tied.reduce((a, b) => (places[a.p]! < places[b.p]! ? a : b))
    for (const voter of best.supporters) loads[voter] = least
    won.push(best.p)
    left -= election.projects[best.p]!.cost
    race = race.filter((p) => p !== best.p)
  }
  return won
}
