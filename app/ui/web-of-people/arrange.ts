import { wrap } from './measure.ts'
import { type Circle, circles, type Tied } from './web.ts'

/** How much room a drawing has, in its own units. */
export interface Sheet {
  readonly width: number
  /** How far to the side the three rings reach: close, near, further off. */
  readonly rings: readonly [number, number, number]
  /** How far to the side a circle reaches. */
  readonly lobe: number
  /** The least height of a ring; it grows with the people on it. */
  readonly band: number
  /** A person's own height, which nobody else's name enters. */
  readonly row: number
  readonly font: number
  readonly node: number
}

export const wide: Sheet = {
  width: 800,
  rings: [112, 182, 248],
  lobe: 288,
  band: 72,
  row: 42,
  font: 17,
  node: 15,
}
export const narrow: Sheet = {
  width: 300,
  rings: [42, 70, 98],
  lobe: 146,
  band: 46,
  row: 36,
  font: 13,
  node: 12.5,
}

export interface Placed {
  readonly person: Tied
  readonly x: number
  readonly y: number
  /** Which way from the middle its name runs. */
  readonly side: -1 | 1
  readonly lines: readonly string[]
}

export interface Lobe {
  readonly circle: Circle
  readonly side: -1 | 1
  readonly half: -1 | 1
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly empty: boolean
}

export interface Arrangement {
  readonly sheet: Sheet
  /** From the person in the middle up and down to the circles' outer ends. */
  readonly up: number
  readonly down: number
  readonly lobes: readonly Lobe[]
  readonly placed: readonly Placed[]
  /** The three rings, innermost first: half-axes to the side, up and down. */
  readonly rings: readonly { readonly side: number; readonly up: number; readonly down: number }[]
}

const corners: Record<Circle, readonly [side: -1 | 1, half: -1 | 1]> = {
  school: [-1, -1],
  family: [1, -1],
  community: [-1, 1],
  friends: [1, 1],
}

// Where the first row begins below the middle, and how far along its ring the last may lie (beyond it names would pile up on
// the upright axis).
const clear = 20
const along = 0.92

// How far a circle reaches past the middle, so that all four meet in the person: a little over (√2 − 1) / (√2 + 1).
const pastMiddle = 0.18

/**
 * Where everybody stands. Each half of the drawing is cut into three level bands, one a ring; a band is as tall as the most
 * people any circle has on it; people of a circle share the band's height evenly and stand where their ring crosses their own
 * level. Their names run outwards on that level, so no two names or people of a side can meet, however many there are.
 */
export function arrange(
  people: readonly Tied[],
  sheet: Sheet,
  direction: 'ltr' | 'rtl' = 'ltr',
): Arrangement {
  const at = (circle: Circle, near: number) =>
    people.filter((one) => one.circle === circle && one.near === near)
  const ends = (half: -1 | 1): [number, number, number] => {
    const here = circles.filter((circle) => corners[circle][1] === half)
    let end = clear
    const next = (near: number) => {
      const most = Math.max(...here.map((circle) => at(circle, near).length))
      end += Math.max(sheet.band, most * sheet.row)
      return end
    }
    return [next(1), next(2), next(3)]
  }
  const levels = { up: ends(-1), down: ends(1) }
  const beyond = sheet.row * 0.9
  const reach = { up: levels.up[2] + beyond, down: levels.down[2] + beyond }
  const turn = direction === 'rtl' ? -1 : 1

  const lobes = circles.map((circle): Lobe => {
    const [start, half] = corners[circle]
    const side = (start * turn) as -1 | 1
    const past = sheet.lobe * pastMiddle
    const width = sheet.lobe + past
    const height = past + (half === -1 ? reach.up : reach.down)
    const x = side === 1 ? -past : past - width
    const y = half === 1 ? -past : past - height
    return { circle, side, half, x, y, width, height, empty: !people.some((one) => one.circle === circle) }
  })

  const placed = lobes.flatMap(({ circle, side, half }) => {
    const ringEnds = half === -1 ? levels.up : levels.down
    return ([1, 2, 3] as const).flatMap((near) => {
      const here = at(circle, near)
      const from = near === 1 ? clear : ringEnds[near - 2]!
      const to = ringEnds[near - 1]!
      return here.map((person, index): Placed => {
        const level = from + ((index + 0.5) * (to - from)) / here.length
        const x = sheet.rings[near - 1]! * Math.sqrt(1 - ((level * along) / to) ** 2)
        const room = (sheet.width / 2 - x - sheet.node - 6) / sheet.font
        return { person, side, x: side * x, y: half * level, lines: wrap(person.name, room, 2) }
      })
    })
  })

  const rings = sheet.rings.map((side, index) => ({
    side,
    up: levels.up[index]! / along,
    down: levels.down[index]! / along,
  }))
  return { sheet, up: reach.up, down: reach.down, lobes, placed, rings }
}
