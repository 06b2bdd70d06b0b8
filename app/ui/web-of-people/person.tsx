import { formatList, t } from '#words'
import type { Placed, Sheet } from './arrange.ts'
import { Mark } from './marks.tsx'
import { textWidth } from './measure.ts'
import { circleName, giftName, nearName, stateName } from './names.ts'
import { short } from './short.ts'
import { gifts } from './web.ts'

/** Somebody on their ring: a disc with what they give, their name running outwards, the whole of it a link. */
export function Person({ placed, sheet }: { placed: Placed; sheet: Sheet }) {
  const { person, x, y, side, lines } = placed
  const { row, node, font, width } = sheet
  const about = [
    circleName(person.circle),
    nearName(person.near),
    ...person.gives.map(giftName),
    stateName(person.state),
  ].filter(Boolean)
  const words = node + 10 + Math.max(...lines.map(textWidth)) * font
  const reach = Math.min(width / 2 - Math.abs(x), words) + node
  const line = font * 1.12
  return (
    <a
      class={`web-person web-${person.circle} web-${person.state}`}
      href={person.href}
      transform={`translate(${short(x)} ${short(y)})`}
    >
      <title>{t('{name}: {about}', { name: person.name, about: formatList(about) })}</title>
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
            {words}{' '}
          </tspan>
        ))}
      </text>
    </a>
  )
}
