const shapes = ['circle', 'square', 'triangle', 'diamond', 'cross'] as const

interface Place {
  readonly x: number
  readonly y: number
  readonly r: number
}

interface Marks {
  /** Which group, from 0; −1: none. */
  readonly group: number
  readonly places: readonly Place[]
}

/** A shape as well as a colour for each group; everybody in it as one line, which a phone draws at once. */
export function Mark({ group, places }: Marks) {
  const kind = group < 0 ? 'none' : shapes[group % shapes.length]!
  // Who stands in one place is one mark.
  const lines = new Set(places.map((place) => lineOf(kind, place)))
  return <path class={`opinion-mark opinion-mark-${kind}`} d={[...lines].join('')} />
}

function lineOf(kind: (typeof shapes)[number] | 'none', { x, y, r }: Place): string {
  switch (kind) {
    case 'square':
      return `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}z`
    case 'triangle':
      return `M${x} ${y - r - 1}l${r + 1} ${2 * r}h${-2 * (r + 1)}z`
    case 'diamond':
      return `M${x} ${y - r - 1}l${r + 1} ${r + 1}l${-r - 1} ${r + 1}l${-r - 1} ${-r - 1}z`
    case 'cross':
      return `M${x - r} ${y - r}l${2 * r} ${2 * r}M${x + r} ${y - r}l${-2 * r} ${2 * r}`
    default:
      return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`
  }
}
