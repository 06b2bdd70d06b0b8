/** What a branch of the search has decided: options that do not run, options that must reach their least, and moves ruled out. */
export interface Limits {
  /** By node; the last, being unplaced, is never closed. */
  readonly closed: Uint8Array
  /** By node: at least so many, 0 where nothing is decided. */
  readonly floor: Int32Array
  /** `person * nodes + option`, of options that the person named */
  readonly banned: ReadonlySet<number>
}

/** Nothing decided. */
export function noLimits(nodes: number): Limits {
  return { closed: new Uint8Array(nodes), floor: new Int32Array(nodes), banned: new Set() }
}
