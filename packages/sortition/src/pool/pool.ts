/** Somebody who said yes. */
export interface Person {
  readonly id: string
  /** One value for each category that has quotas; others are carried along and ignored. */
  readonly traits: Readonly<Record<string, string>>
  /** People with the same household are never on a panel together. */
  readonly household?: string
}

/** At least `min` and at most `max` people on the panel have this value of this category. */
export interface Quota {
  readonly category: string
  readonly value: string
  readonly min: number
  readonly max: number
  /** How far the bounds may be moved when they cannot be met; without them, anywhere. */
  readonly minFlex?: number
  readonly maxFlex?: number
}

export interface Pool {
  readonly people: readonly Person[]
  readonly quotas: readonly Quota[]
  readonly panelSize: number
  /** Ids of people who are on the panel already and stay. They count towards quotas and the panel's size. */
  readonly selected?: readonly string[]
}

/** Order by code units: the same everywhere, whatever the language of the machine. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
