const narrow = /[iljtfrI1.,:;'’|!()[\]\- ]/
const broad = /[mwMW@%&—…]/
const capital = /\p{Lu}/u
const square = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const combining = /\p{M}|[\u200b-\u200f\u202a-\u202e]/u

function letterWidth(letter: string): number {
  if (combining.test(letter)) return 0
  if (square.test(letter)) return 1
  if (narrow.test(letter)) return 0.34
  if (broad.test(letter)) return 0.88
  return capital.test(letter) ? 0.68 : 0.57
}

/**
 * About how wide a text will be drawn, in units of its font size. There are no fonts on the server: these are the widths of
 * Atkinson Hyperlegible's kinds of letters, rounded up so that a guess is rather too wide than too narrow.
 */
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
