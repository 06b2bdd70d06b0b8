import type { School } from './school.ts'

/** What a move for the worse costs, in namings, at one time of an annealing. */
export interface Weights {
  /** How freely moves for the worse are taken. */
  readonly heat: number
  /** What a person without a friend, and a broken rule, weigh. */
  readonly lonelyCost: number
  readonly ruleCost: number
}

/** How an annealing goes on; shares are of the steps that are left, from 1 down to 0. */
export interface Plan {
  readonly weights: (left: number) => Weights
  /** Below this share, those without a friend are tried more often than others. */
  readonly care: number
  /** Below this share, the best standing met is remembered; 0 where the last is wanted, good or bad. */
  readonly takes: number
}

const COLD = 0.3
const FROZEN = 0.15
const CARE = 0.4

const careful = (hot: number): Plan => ({
  care: CARE,
  takes: 0.3,
  weights: (left) => {
    if (left > CARE) {
      const above = (left - CARE) / (1 - CARE)
      return { heat: COLD + (hot - COLD) * above * above, lonelyCost: 2, ruleCost: 1 }
    }
    const heat = FROZEN + 0.45 * (left / CARE)
    if (left > CARE / 3) return { heat, lonelyCost: 4, ruleCost: 2 }
    // Weights that are soft to the end leave ways through; the very last steps only finish what is nearly kept.
    return left > 0.03 ? { heat, lonelyCost: 8, ruleCost: 10 } : { heat, lonelyCost: 60, ruleCost: 200 }
  },
})

/** From a division by lot: hot, so that nothing of it is left. */
export const fromNothing = careful(2.5)

/** How much more (or less) a swap changes than where each names four: the more are named, the more lie across any border. */
export function warmthOf({ friends }: School): number {
  const namings = friends.reduce((sum, named) => sum + named.length, 0)
  return Math.min(3, Math.max(0.5, namings / friends.length / 4))
}

/** From a division whose large parts are well chosen. */
export const fromRough = (warmth: number) => careful(warmth)

/** For what is mended already: rules and everybody's friend are hardly given up any more. */
export const polish: Plan = {
  care: CARE,
  takes: 0.3,
  weights: (left) => ({ heat: FROZEN + 0.35 * left, lonelyCost: 60, ruleCost: 200 }),
}

/** For blocks of so many friends joined: what a swap changes grows about with the root of that. */
export const rough = (length: number, warmth: number, hot: number): Plan => ({
  care: 0,
  takes: 0,
  weights: (left) => ({
    heat: Math.sqrt(length) * warmth * (COLD + (hot - COLD) * left * left),
    lonelyCost: 1,
    ruleCost: 1,
  }),
})
