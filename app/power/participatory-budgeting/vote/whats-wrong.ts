import type { Problem } from '#ui/ui.ts'
import { t } from '#words'
import { type Limits, wrongWith } from '../answer.ts'
import { fieldOf, type Read } from './read-choice.ts'

/** What is on the ballot at a number. */
export interface Option {
  readonly position: number
  readonly title: string
  readonly withdrawn_at: Date | string | null
}

/** What is wrong with a vote, each with its field where it has one; nothing when it can be cast. */
export function whatsWrong(
  { typed, answer, unread, level }: Read,
  options: readonly Option[],
  limits: Omit<Limits, 'numbers'>,
): readonly Problem[] {
  const titles = new Map(options.map(({ position, title }) => [position, title]))
  const titleOf = (number: number) => titles.get(number) ?? String(number)
  const gone = options.filter(({ withdrawn_at, position }) => withdrawn_at !== null && typed.has(position))
  if (gone.length > 0)
    return gone.map(({ title }) => ({
      field: '',
      message: t('“{title}” was withdrawn while you chose. Choose another, or go on without it.', { title }),
    }))
  const wrong = [
    ...unread.map((number) => ({
      field: fieldOf(number),
      message: t('Write a whole number at “{title}”, like 3.', { title: titleOf(number) }),
    })),
    ...level.map(([one, other]) => ({
      field: fieldOf(other),
      message: t('“{one}” and “{other}” have the same place. Give each a place of its own.', {
        one: titleOf(one),
        other: titleOf(other),
      }),
    })),
  ]
  if (wrong.length > 0) return wrong
  const message = wrongWith(answer, { ...limits, numbers: new Set(titles.keys()) })
  return message === null ? [] : [{ field: '', message }]
}
