import { type Answer, canonical, type Form } from '../answer.ts'

/** What was sent with a ballot: a list of numbers, or a number for each project. */
export type Sent = Readonly<Record<string, unknown>>

const list = (value: unknown): readonly string[] =>
  [value].flat().filter((one): one is string => typeof one === 'string')

/** The fields of a ballot page: `choice` (a number each) for approval, `n<number>` for points and places. */
export const fieldOf = (number: number): string => `n${number}`

export interface Read {
  /** What stands at each project that was chosen, as it was typed: to be shown again, right or wrong. */
  readonly typed: ReadonlyMap<number, string>
  /** The same where it can be read. */
  readonly entries: ReadonlyMap<number, number>
  readonly answer: Answer
  /** Projects at which no whole number stands. */
  readonly unread: readonly number[]
  /** Projects put at one place, two and two. */
  readonly level: readonly (readonly [number, number])[]
}

/** Reads what a voter chose so far, whether or not it is a whole vote. */
export function readChoice(form: Form, sent: Sent): Read {
  if (form === 'approval') {
    const chosen = list(sent.choice).filter((one) => /^[1-9]\d{0,4}$/.test(one))
    const entries = new Map(chosen.map((one) => [Number(one), 1]))
    const typed = new Map(chosen.map((one) => [Number(one), '1']))
    return { typed, entries, answer: canonical(form, entries), unread: [], level: [] }
  }
  const typed = new Map<number, string>()
  const entries = new Map<number, number>()
  for (const [name, value] of Object.entries(sent)) {
    const number = /^n([1-9]\d{0,4})$/.exec(name)?.[1]
    const said = list(value)[0]?.trim().slice(0, 20) ?? ''
    if (number === undefined || /^0*$/.test(said)) continue
    typed.set(Number(number), said)
    if (/^\d{1,6}$/.test(said)) entries.set(Number(number), Number(said))
  }
  return {
    typed,
    entries,
    answer: canonical(form, entries),
    unread: [...typed.keys()].filter((number) => !entries.has(number)),
    level: form === 'ranked' ? sharing(entries) : [],
  }
}

/** Each project with the first one that stands at its place. */
function sharing(entries: ReadonlyMap<number, number>): readonly (readonly [number, number])[] {
  const first = new Map<number, number>()
  return [...entries].flatMap(([number, place]) => {
    const other = first.get(place)
    if (other === undefined) first.set(place, number)
    return other === undefined ? [] : [[other, number] as const]
  })
}
