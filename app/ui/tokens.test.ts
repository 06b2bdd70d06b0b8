import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

type Palette = ReadonlyMap<string, string>

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
const [light = '', dark = ''] = css.split('@media screen and (prefers-color-scheme: dark)')
const palette = (block: string): Palette =>
  new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, colour]) => [name!, colour!]))

const palettes = { light: palette(light), dark: new Map([...palette(light), ...palette(dark)]) }

/** WCAG 2.2, "relative luminance". */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter! + 0.05) / (darker! + 0.05)
}

const words: readonly (readonly [ink: string, grounds: readonly string[]])[] = [
  ['ink', ['paper', 'sheet', 'accent-wash', 'good-wash', 'care-wash', 'wrong-wash']],
  ['ink-soft', ['paper', 'sheet']],
  ['accent', ['paper', 'sheet']],
  ['accent-strong', ['paper', 'sheet']],
  ['on-accent', ['accent', 'accent-strong']],
  ['paper', ['wrong', 'ink']],
  ['on-focus', ['focus']],
  ['good', ['good-wash', 'sheet']],
  ['care', ['care-wash', 'sheet']],
  ['wrong', ['wrong-wash', 'paper', 'sheet']],
  ...(['school', 'family', 'friends', 'community'] as const).map(
    (circle) => [circle, ['paper', 'sheet']] as const,
  ),
]

const shapes: readonly [line: string, ground: string][] = [
  ['edge', 'paper'],
  ['edge', 'sheet'],
  ['ink', 'focus'],
]

describe.each(['light', 'dark'] as const)('in the %s', (scheme) => {
  const colour = (name: string): string => {
    const found = palettes[scheme].get(name)
    if (found === undefined) throw new Error(`tokens.css has no --${name}`)
    return found
  }

  test.each(words)('%s can be read on every ground it stands on', (ink, grounds) => {
    for (const ground of grounds)
      expect(contrast(colour(ink), colour(ground)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5)
  })

  test.each(shapes)('the outline %s is seen on %s', (line, ground) => {
    const seen = [contrast(colour(line), colour(ground))]
    // Focus has two colours, so that one of them shows: dark mode's light outline goes with the paper around it.
    if (line === 'ink') seen.push(contrast(colour('ink'), colour('paper')))
    expect(Math.max(...seen)).toBeGreaterThanOrEqual(3)
  })
})

test('both schemes name the same colours', () => {
  expect([...palette(dark).keys()]).toEqual([...palette(light).keys()])
})

test('no other style sheet brings a colour of its own', () => {
  const sheets = readFileSync(new URL('kith.css', import.meta.url), 'utf8').matchAll(/'(\.\/[^']+)'/g)
  for (const [, path] of sheets) {
    if (path === './tokens.css' || path === './print.css') continue
    const own = readFileSync(new URL(path!, import.meta.url), 'utf8').match(/#[0-9a-f]{3,8}\b/g) ?? []
    expect(own, path).toEqual([])
  }
})
