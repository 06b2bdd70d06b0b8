import { seen, type Tally } from './tally.ts'

/** 2^(−i/5), i = 0 … 4, as literals: `Math.pow` may differ in its last bit between machines. */
const FIFTH_ROOTS = [
  1, 0.8705505632961241, 0.757858283255199, 0.6597539553864471, 0.5743491774985175,
] as const

const META_PRIORITY = 49

/** 2^(−n/5): halving is exact. */
function halvedEveryFive(n: number): number {
  let value: number = FIFTH_ROOTS[(n % 5) as 0 | 1 | 2 | 3 | 4]
  for (let left = Math.floor(n / 5); left > 0 && value > 0; left--) value /= 2
  return value
}

/**
 * How worth asking a statement is (Polis' comment priority): few passes, many agree, far from the centre, and new.
 * ((1 − (P + 1) ÷ (S + 2)) · (E + 1) · (A + 1) ÷ (S + 2) · (1 + 8·2^(−S/5)))², and 49 for a statement that is meta.
 *
 * @param votes by the people in groups
 * @param extremity the statement's distance from the centre of the map
 */
export function priority(votes: Tally, extremity: number, meta: boolean): number {
  if (meta) return META_PRIORITY
  const count = seen(votes)
  const notPassed = 1 - (votes.pass + 1) / (count + 2)
  const agreed = (votes.agree + 1) / (count + 2)
  const worth = notPassed * (extremity + 1) * agreed * (1 + 8 * halvedEveryFive(count))
  return worth * worth
}
