import type { Change } from './board.ts'

/** Whether one standing is better than another: rules first, then nobody without a friend, then friendships. */
export function isBetter(a: Change, b: Change): boolean {
  if (a.broken !== b.broken) return a.broken < b.broken
  return a.lonely !== b.lonely ? a.lonely < b.lonely : a.kept > b.kept
}
