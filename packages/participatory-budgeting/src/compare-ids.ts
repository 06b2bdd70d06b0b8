const surrogate = /[\uD800-\uDFFF]/

/** Orders ids by code point, as most languages' sort does ("10" before "2"), whatever the locale. */
export function compareIds(a: string, b: string): number {
  if (a === b) return 0
  // UTF-16 order differs from code point order only where surrogates occur.
  if (!surrogate.test(a) && !surrogate.test(b)) return a < b ? -1 : 1
  const left = [...a]
  const right = [...b]
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = left[i]!.codePointAt(0)! - right[i]!.codePointAt(0)!
    if (difference !== 0) return difference
  }
  return left.length - right.length
}
