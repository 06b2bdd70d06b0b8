import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrange, narrow, type Placed, type Sheet, wide } from './arrange.ts'
import { crowd } from './examples.tsx'
import { textWidth } from './measure.ts'
import { circles, type Tied } from './web.ts'

const tied: fc.Arbitrary<Tied> = fc.record({
  id: fc.uuid(),
  name: fc.oneof(fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }), fc.lorem({ maxCount: 5 })),
  circle: fc.constantFrom(...circles),
  near: fc.constantFrom(1, 2, 3),
  gives: fc.constant([]),
  state: fc.constant('live'),
  href: fc.constant('/'),
})
const sheets = fc.constantFrom(wide, narrow)

/** What a person and their name cover. */
function box({ x, y, side, lines }: Placed, sheet: Sheet) {
  const words = Math.max(...lines.map(textWidth)) * sheet.font + 5
  const outer = x + side * (sheet.node + words)
  const inner = x - side * sheet.node
  const tall = Math.max(sheet.node, (lines.length * sheet.font * 1.12) / 2)
  return { left: Math.min(outer, inner), right: Math.max(outer, inner), top: y - tall, bottom: y + tall }
}

describe('the web’s arrangement', () => {
  test('nobody and nobody’s name stands on anybody else', () => {
    fc.assert(
      fc.property(fc.array(tied, { maxLength: 90 }), sheets, (people, sheet) => {
        const boxes = arrange(people, sheet).placed.map((placed) => box(placed, sheet))
        for (const [index, one] of boxes.entries())
          for (const other of boxes.slice(index + 1)) {
            const apart =
              one.right <= other.left ||
              other.right <= one.left ||
              one.bottom <= other.top ||
              other.bottom <= one.top
            expect(apart).toBe(true)
          }
      }),
    )
  })

  test('everybody is on the sheet, clear of the person in the middle, and a target of 24 px at 320 px', () => {
    fc.assert(
      fc.property(fc.array(tied, { maxLength: 90 }), sheets, (people, sheet) => {
        const { placed, up, down } = arrange(people, sheet)
        expect(placed).toHaveLength(people.length)
        for (const one of placed) {
          const { left, right, top, bottom } = box(one, sheet)
          expect(Math.max(-left, right)).toBeLessThanOrEqual(sheet.width / 2)
          expect(top).toBeGreaterThan(-up)
          expect(bottom).toBeLessThan(down)
          expect(Math.hypot(one.x, one.y)).toBeGreaterThan(sheet.node * 3)
        }
        expect((sheet.row - 2) * (288 / narrow.width)).toBeGreaterThanOrEqual(24)
      }),
    )
  })

  test('who is nearer stands nearer', () => {
    fc.assert(
      fc.property(fc.array(tied, { maxLength: 40 }), sheets, (people, sheet) => {
        const { placed } = arrange(people, sheet)
        for (const one of placed)
          for (const other of placed)
            if (one.person.circle === other.person.circle && one.person.near < other.person.near)
              expect(Math.abs(one.y)).toBeLessThan(Math.abs(other.y))
      }),
    )
  })

  test('all four circles meet in the middle', () => {
    for (const people of [[], crowd(1), crowd(60)])
      for (const { x, y, width, height } of arrange(people, wide).lobes) {
        expect(x < 0 && x + width > 0 && y < 0 && y + height > 0).toBe(true)
        const cap = width / 2
        const middle = { x: x + cap, y: y < -height / 2 ? y + height - cap : y + cap }
        expect(Math.hypot(middle.x, middle.y)).toBeLessThan(cap)
      }
  })

  test('right to left it is the mirror image', () => {
    const [ltr, rtl] = (['ltr', 'rtl'] as const).map((way) => arrange(crowd(20), wide, way).placed)
    expect(rtl!.map(({ x, y, lines }) => [-x, y, lines])).toEqual(
      ltr!.map(({ x, y, lines }) => [x, y, lines]),
    )
  })

  test('one more friend leaves everybody above where they were', () => {
    const before = crowd(20)
    const friend: Tied = { ...before[0]!, id: 'new', circle: 'friends', near: 1 }
    const above = (people: readonly Tied[]) => arrange(people, wide).placed.filter(({ y }) => y < 0)
    expect(above([...before, friend])).toEqual(above(before))
  })
})
