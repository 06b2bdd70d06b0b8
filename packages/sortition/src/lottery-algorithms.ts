/** The fair ways to draw, the fairest first. */
export const algorithms = ['leximin', 'maximin', 'nash'] as const
export type Algorithm = (typeof algorithms)[number]
