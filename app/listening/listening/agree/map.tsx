import { t } from '#words'
import type { Told } from '../count/count-votes.ts'

const SIZE = 320
const EDGE = 16
const shapes = ['circle', 'square', 'triangle', 'diamond', 'cross'] as const

interface MapProps {
  readonly told: Told
  /** Where whoever looks stands. */
  readonly me: { readonly x: number; readonly y: number } | null
}

/** Everybody who answered, without names: near each other are those who answered alike. The lists say the same in words. */
export function OpinionMap({ told, me }: MapProps) {
  const all = told.points.flatMap(([x, y]) => [Math.abs(x), Math.abs(y)])
  const reach = Math.max(1, ...all.slice(0, 20_000))
  const at = (value: number) => Math.round((SIZE / 2 + (value / reach) * (SIZE / 2 - EDGE)) * 10) / 10
  return (
    <figure class="opinion-map">
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-labelledby="opinion-map-title">
        <title id="opinion-map-title">{t('Everybody who answered, as points')}</title>
        <rect x="0.5" y="0.5" width={SIZE - 1} height={SIZE - 1} rx="8" class="opinion-ground" />
        {told.points.map(([x, y, group]) => (
          <Mark x={at(x)} y={at(-y)} group={group} />
        ))}
        {me !== null && (
          <g class="opinion-me">
            <circle cx={at(me.x)} cy={at(-me.y)} r="9" />
            <text x={at(me.x)} y={at(-me.y) - 13} text-anchor="middle">
              {t('you')}
            </text>
          </g>
        )}
      </svg>
      <figcaption id="opinion-map-says">
        {t(
          '{people, plural, one {# person} other {# people}} without names, in {groups, plural, one {# group} other {# groups}}. Those who answered alike are near each other. A group is a place on this map and not a kind of people.',
          { people: told.people, groups: told.groups.length },
        )}
      </figcaption>
    </figure>
  )
}

/** A shape as well as a colour for each group. */
export function Mark({ x, y, group }: { x: number; y: number; group: number }) {
  const kind = group < 0 ? 'none' : shapes[group % shapes.length]!
  const name = `opinion-mark opinion-mark-${kind}`
  const r = 4
  switch (kind) {
    case 'square':
      return <rect class={name} x={x - r} y={y - r} width={2 * r} height={2 * r} />
    case 'triangle':
      return <path class={name} d={`M${x} ${y - r - 1}l${r + 1} ${2 * r}h${-2 * (r + 1)}z`} />
    case 'diamond':
      return (
        <path
          class={name}
          d={`M${x} ${y - r - 1}l${r + 1} ${r + 1}l${-r - 1} ${r + 1}l${-r - 1} ${-r - 1}z`}
        />
      )
    case 'cross':
      return (
        <path class={name} d={`M${x - r} ${y - r}l${2 * r} ${2 * r}M${x + r} ${y - r}l${-2 * r} ${2 * r}`} />
      )
    default:
      return <circle class={name} cx={x} cy={y} r={kind === 'none' ? 2 : r} />
  }
}
