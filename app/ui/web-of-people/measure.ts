// Advance widths of Atkinson Hyperlegible Next at weight 550, in font sizes, by kinds of letters; each the widest of its kind.
const kinds: readonly [letters: RegExp, width: number][] = [
  [/\p{M}|[\u200b-\u200f\u202a-\u202e]/u, 0],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u, 1],
  [/[ijl'’.,:;|!]/, 0.3],
  [/[frtI()[\]{}\- ]/, 0.38],
  [/[mwMW%—]/, 0.88],
  [/[ckszvxyJ]/, 0.54],
  [/[GHNOQU@&…]/, 0.75],
  [/\p{Lu}/u, 0.67],
]

// A drawing asks for the same letters a thousand times.
const known = new Map<string, number>()
function letterWidth(letter: string): number {
  const there = known.get(letter)
  if (there !== undefined) return there
  const width = kinds.find(([letters]) => letters.test(letter))?.[1] ?? 0.59
  if (known.size < 1000) known.set(letter, width)
  return width
}

/** About how wide a text will be drawn, in units of its font size; rather too wide than too narrow. */
export const textWidth = (text: string): number =>
  [...text].reduce((sum, letter) => sum + letterWidth(letter), 0)

/** Cuts a text that is wider than `room` (in font sizes) and says so with “…”. */
export function shorten(text: string, room: number): string {
  if (textWidth(text) <= room) return text
  const letters = [...text]
  while (letters.length > 1 && textWidth(`${letters.join('')}…`) > room) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

/** Breaks a text between words into at most `lines` lines no wider than `room`; what does not fit is shortened. */
export function wrap(text: string, room: number, lines: number): string[] {
  const done: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`
    const last = done.length === lines - 1
    if (line === '' || last || textWidth(longer) <= room) line = longer
    else {
      done.push(line)
      line = word
    }
  }
  return [...done, line].map((each) => shorten(each, room))
}
