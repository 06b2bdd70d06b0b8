import { formatList, t } from '#words'
import { initials } from '../person-chip/person-chip.tsx'
import type { Arrangement, Placed } from './arrange.ts'
import { LobeShape, LobeTitle } from './lobe.tsx'
import { Mark } from './marks.tsx'
import { textWidth } from './measure.ts'
import { circleName, giftName, nearName, stateName } from './names.ts'
import { gifts } from './web.ts'

/** Coordinates to a tenth: more digits only make the page heavier. */
const short = (number: number): number => Math.round(number * 10) / 10

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
        <Person placed={one} arrangement={arrangement} />
      ))}
    </svg>
  )
}

function Me({ name, radius, font }: { name: string; radius: number; font: number }) {
  const first = name.trim().split(/\s+/)[0] ?? ''
  const words = textWidth(first) * font * 1.05 < radius * 1.8 ? first : initials(name)
  return (
    <g class="web-me">
      <circle r={radius} />
      <text dy="0.35em" text-anchor="middle">
        {words}
      </text>
    </g>
  )
}

function Person({ placed, arrangement }: { placed: Placed; arrangement: Arrangement }) {
  const { person, x, y, side, lines } = placed
  const { row, node, font, width } = arrangement.sheet
  const about = [
    circleName(person.circle),
    nearName(person.near),
    ...person.gives.map(giftName),
    stateName(person.state),
  ].filter(Boolean)
  const reach = width / 2 - Math.abs(x) + node
  const line = font * 1.12
  return (
    <a
      class={`web-person web-${person.circle} web-${person.state}`}
      href={person.href}
      aria-label={t('{name}: {about}', { name: person.name, about: formatList(about) })}
      transform={`translate(${short(x)} ${short(y)})`}
    >
      <rect
        class="web-target"
        x={short(side === 1 ? -node : node - reach)}
        y={-row / 2 + 1}
        width={short(reach)}
        height={row - 2}
        rx="6"
      />
      <circle class="web-node" r={node} />
      {gifts.map((gift, index) => {
        const [across, along] = [index % 2 === 0 ? -1 : 1, index < 2 ? -1 : 1]
        return person.gives.includes(gift) ? (
          <Mark gift={gift} x={across * node * 0.37} y={along * node * 0.36} scale={node / 19} />
        ) : null
      })}
      <text text-anchor={side === 1 ? 'start' : 'end'}>
        {lines.map((words, index) => (
          <tspan x={side * (node + 5)} y={short((index - (lines.length - 1) / 2) * line + font * 0.35)}>
            {words}
          </tspan>
        ))}
      </text>
    </a>
  )
}
