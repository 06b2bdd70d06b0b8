/** The four places the seed draws around the child ("Key Relationships for Learning", Schools as Networks of Relationships). */
export const circles = ['school', 'family', 'friends', 'community'] as const
export type Circle = (typeof circles)[number]

/** What a tie gives: I take part, I am recognised, I feel cared for, I am motivated. */
export const gifts = ['part', 'recognised', 'cared', 'motivated'] as const
export type Gift = (typeof gifts)[number]

export interface Tied {
  readonly id: string
  readonly name: string
  readonly circle: Circle
  /** By the person's own word: 1 close, 2 near, 3 further off. */
  readonly near: 1 | 2 | 3
  readonly gives: readonly Gift[]
  /** mine: a name only I see; asked: waiting for a yes; live: both say yes; resting. */
  readonly state: 'mine' | 'asked' | 'live' | 'resting'
  /** Where their name leads; it is no link without one. */
  readonly href?: string
  /** Kept to oneself, even where the rest is open. */
  readonly apart?: boolean
}
