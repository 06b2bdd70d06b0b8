import { t } from '#words'
import { type Answer, canonical, type Form } from '../answer.ts'

/** What was sent with a ballot: a list of numbers, or a number for each project. */
export type Sent = Readonly<Record<string, unknown>>

const list = (value: unknown): readonly string[] =>
  [value].flat().filter((one): one is string => typeof one === 'string')

/** The fields of a ballot page: `choice` (a number each) for approval, `n<number>` for points and places. */
export const fieldOf = (number: number): string => `n${number}`

export interface Read {
  readonly entries: ReadonlyMap<number, number>
  readonly answer: Answer
  /** What is wrong with what was typed; null when it can be read. */
  readonly problem: string | null
}

/** Reads what a voter chose so far, whether or not it is a whole vote. */
export function readChoice(form: Form, sent: Sent): Read {
  if (form === 'approval') {
    const numbers = list(sent.choice)
      .filter((one) => /^[1-9]\d{0,4}$/.test(one))
      .map(Number)
    const entries = new Map(numbers.map((one) => [one, 1]))
    return { entries, answer: canonical(form, entries), problem: null }
  }
  const entries = new Map<number, number>()
  let problem: string | null = null
  for (const [name, value] of Object.entries(sent)) {
    const number = /^n([1-9]\d{0,4})$/.exec(name)?.[1]
    const typed = list(value)[0]?.trim() ?? ''
    if (number === undefined || typed === '' || typed === '0') continue
    if (!/^[1-9]\d{0,5}$/.test(typed)) problem = t('Write whole numbers, like 3.')
    else entries.set(Number(number), Number(typed))
  }
  if (form === 'ranked' && new Set(entries.values()).size < entries.size)
    problem = t('Two projects have the same place. Give each a place of its own.')
  return { entries, answer: canonical(form, entries), problem }
}
