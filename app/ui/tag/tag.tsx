import type { PropsWithChildren } from 'hono/jsx'

/** A word or two on how something stands. The colour only repeats the words. */
export const Tag = ({
  tone = 'plain',
  children,
}: PropsWithChildren<{ tone?: 'plain' | 'good' | 'waiting' | 'wrong' }>) => (
  <span class={`tag tag-${tone}`}>{children}</span>
)
