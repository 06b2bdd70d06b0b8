import type { Practice, SourceKind } from '../../practice.ts'

/** The kinds of source that practices make: what one is called, and its page. */
export const sourceKinds = (practices: readonly Practice[]): Readonly<Record<string, SourceKind>> =>
  Object.assign({}, ...practices.map(({ sources }) => sources))
