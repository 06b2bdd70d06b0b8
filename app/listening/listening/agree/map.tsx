import { t } from '#words'
import type { Told } from '../count/count-votes.ts'
import { Mark } from './mark.tsx'

const SIZE = 320
const EDGE = 16

interface MapProps {
  readonly told: Told
  /** Where whoever looks stands. */
  readonly me: { readonly x: number; readonly y: number } | null
}

/** Everybody who answered, without names: near each other are those who answered alike. The lists say the same in words. */
export function OpinionMap({ told, me }: MapProps) {
  const reach = told.points.reduce((most, [x, y]) => Math.max(most, Math.abs(x), Math.abs(y)), 1)
  const at = (value: number) => Math.round((SIZE / 2 + (value / reach) * (SIZE / 2 - EDGE)) * 2) / 2
  // Smaller where they are many: two thousand of the usual size are one patch.
  const r = told.people > 1000 ? 2 : told.people > 250 ? 3 : 4
  const groups = Map.groupBy(told.points, ([, , group]) => group)
  return (
    <figure class="opinion-map">
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-labelledby="opinion-map-title">
        <title id="opinion-map-title">{t('Everybody who answered, as points')}</title>
        <rect x="0.5" y="0.5" width={SIZE - 1} height={SIZE - 1} rx="8" class="opinion-ground" />
        {[...groups].map(([group, points]) => (
          <Mark
            group={group}
            places={points.map(([x, y]) => ({ x: at(x), y: at(-y), r: group < 0 ? r / 2 : r }))}
          />
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
