import { t } from '#words'
import type { Lobe, Sheet } from './arrange.ts'
import { wrap } from './measure.ts'
import { circleName } from './names.ts'
import { short } from './short.ts'

interface LobeProps {
  readonly lobe: Lobe
  readonly sheet: Sheet
}

/** One of the four circles; a dotted outline and a kind word while nobody is in it. */
export function LobeShape({ lobe, sheet }: LobeProps) {
  const { circle, x, y, width, height, empty, side, half } = lobe
  // What of it no other circle of this half lies over.
  const past = width - sheet.lobe
  const free = sheet.lobe - past
  return (
    <g class={`web-lobe web-${circle}${empty ? ' web-lobe-empty' : ''}`}>
      <rect x={short(x)} y={short(y)} width={short(width)} height={short(height)} rx={short(width / 2)} />
      {empty && (
        <Lines
          words={wrap(t('Nobody here yet'), (free * 0.92) / sheet.font, 3)}
          x={side * (past + free / 2)}
          y={half * height * 0.44}
          sheet={sheet}
          anchor="middle"
        />
      )}
    </g>
  )
}

/** The circle's name, beyond its outer end. */
export function LobeTitle({ lobe, sheet }: LobeProps) {
  const { circle, side, half, y, height } = lobe
  const small = sheet.width < 500
  const room = small ? sheet.width / 2 - 4 : lobe.width * 0.9
  const words = wrap(circleName(circle), room / sheet.font / 1.04, 2)
  const end = half === 1 ? y + height : y
  return (
    <g class={`web-lobe-title web-${circle}`}>
      <Lines
        words={words}
        x={side * (small ? sheet.width / 2 - 2 : lobe.width / 2 - sheet.lobe * 0.18)}
        y={end + half * sheet.font * (0.5 + words.length * 0.56)}
        sheet={sheet}
        anchor={small ? (side === 1 ? 'end' : 'start') : 'middle'}
      />
    </g>
  )
}

interface LinesProps {
  readonly words: readonly string[]
  readonly x: number
  readonly y: number
  readonly sheet: Sheet
  readonly anchor: 'start' | 'middle' | 'end'
}

const Lines = ({ words, x, y, sheet, anchor }: LinesProps) => (
  <text text-anchor={anchor}>
    {words.map((line, index) => (
      <tspan
        x={short(x)}
        y={short(y + (index - (words.length - 1) / 2) * sheet.font * 1.12 + sheet.font * 0.35)}
      >
        {line}
      </tspan>
    ))}
  </text>
)
