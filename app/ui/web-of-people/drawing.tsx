import { t } from '#words'
import { initials } from '../person-chip/person-chip.tsx'
import type { Arrangement } from './arrange.ts'
import { LobeShape, LobeTitle } from './lobe.tsx'
import { textWidth } from './measure.ts'
import { Person } from './person.tsx'
import { short } from './short.ts'

interface DrawingProps {
  readonly me: string
  readonly arrangement: Arrangement
  readonly id: string
}

/** The web as the seed draws it, the person in the middle. Names lead on to each person. */
export function Drawing({ me, arrangement, id }: DrawingProps) {
  const { sheet, up, down, lobes, placed, rings } = arrangement
  const titles = sheet.font * 3
  const viewBox = [-sheet.width / 2, -(up + titles), sheet.width, up + down + titles * 2].map(short).join(' ')
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing that holds links is a group; an <img> would hide them
    <svg
      class="web-drawing"
      viewBox={viewBox}
      role="group"
      aria-labelledby={`${id}-title ${id}-desc`}
      font-size={sheet.font}
    >
      <title id={`${id}-title`}>{t('The people around {name}', { name: me })}</title>
      <desc id={`${id}-desc`}>
        {t(
          '{name} is in the middle, with {count, plural, =0 {nobody} one {# person} other {# people}} around. The list after this drawing says the same.',
          {
            name: me,
            count: placed.length,
          },
        )}
      </desc>
      {lobes.map((lobe) => (
        <LobeShape lobe={lobe} sheet={sheet} />
      ))}
      {rings.map(({ side, up: above, down: below }) => (
        <path
          class="web-ring"
          d={`M${-side} 0A${side} ${short(above)} 0 0 1 ${side} 0A${side} ${short(below)} 0 0 1 ${-side} 0z`}
        />
      ))}
      {placed.map(({ person, x, y }) => (
        <path
          class={`web-thread web-${person.circle} web-${person.state} web-near-${person.near}`}
          d={`M0 0Q${short(x * 0.72)} ${short(y * 0.4)} ${short(x)} ${short(y)}`}
        />
      ))}
      {lobes.map((lobe) => (
        <LobeTitle lobe={lobe} sheet={sheet} />
      ))}
      <Me name={me} radius={sheet.node * 2} font={sheet.font} />
      {placed.map((one) => (
        <Person placed={one} sheet={sheet} />
      ))}
    </svg>
  )
}

function Me({ name, radius, font }: { name: string; radius: number; font: number }) {
  const first = name.trim().split(/\s+/)[0] ?? ''
  const room = (radius * 1.8) / (textWidth(first) * font * 1.05)
  // A name of six letters is set a little smaller; a longer one by its first letters.
  const words = room > 0.7 ? first : initials(name)
  const size = room > 0.7 && room < 1 ? { 'font-size': short(font * room) } : {}
  return (
    <g class="web-me">
      <circle r={radius} />
      <text dy="0.35em" text-anchor="middle" {...size}>
        {words}
      </text>
    </g>
  )
}
