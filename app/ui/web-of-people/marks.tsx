import type { Gift } from './web.ts'

// Each in a box of 10 by 10 around its middle; told apart by shape alone.
const shapes: Record<Gift, string> = {
  part: 'M0-4a4 4 0 1 1 0 8a4 4 0 1 1 0-8z',
  recognised: 'M0-5l1.5 3.3 3.5.4-2.6 2.4.7 3.6L0 2.9l-3.1 1.8.7-3.6L-5-1.3l3.5-.4z',
  cared: 'M0 4.5C-6 .5-5-4-2.4-4C-1-4 0-2.6 0-2.2C0-2.6 1-4 2.4-4C5-4 6 .5 0 4.5z',
  motivated: 'M0-4.8L5 3.8H-5z',
}

/** What a tie gives, as a shape to put inside an SVG. */
export const Mark = ({
  gift,
  x = 0,
  y = 0,
  scale = 1,
}: {
  gift: Gift
  x?: number
  y?: number
  scale?: number
}) => <path class="web-mark" d={shapes[gift]} transform={`translate(${x} ${y}) scale(${scale})`} />

/** The same shape among words. */
export const InlineMark = ({ gift }: { gift: Gift }) => (
  <svg class="web-inline-mark" viewBox="-6 -6 12 12" aria-hidden="true" focusable="false">
    <Mark gift={gift} />
  </svg>
)
