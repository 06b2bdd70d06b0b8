/** How long things took, in words: the median, the 99th percentile and the slowest, in milliseconds. */
export function took(milliseconds: readonly number[]): string {
  const sorted = milliseconds.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
  const ms = (share: number) => at(share).toFixed(0)
  return `${ms(0.5).padStart(6)} ms, 99% within ${ms(0.99)}, slowest ${ms(1)} of ${sorted.length.toLocaleString('en')}`
}
