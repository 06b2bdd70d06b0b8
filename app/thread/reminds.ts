import { dayOf, t } from '#words'
import type { Reminded } from '../practice.ts'
import { waitsForMe } from './waiting.ts'

const SOON = 7 * 86_400_000

/** For the weekly letter: answers I owe, what I am asked to promise, and promises whose day comes within a week. */
export async function reminds({ tx, now }: Reminded): Promise<readonly string[]> {
  const waiting = await waitsForMe(tx)
  const of = (what: string) => waiting.filter((each) => each.what === what)
  const [today, soon] = [dayOf(now), dayOf(new Date(now.getTime() + SOON))]
  const due = of('promise').filter(({ byOn }) => byOn !== null && byOn >= today && byOn <= soon)
  return [
    ...(of('answer').length > 0
      ? [
          t(
            '{count, plural, one {One answer that people asked you for} other {# answers that people asked you for}}',
            {
              count: of('answer').length,
            },
          ),
        ]
      : []),
    ...(of('asked').length > 0
      ? [
          t(
            '{count, plural, one {One thing you are asked to promise} other {# things you are asked to promise}}',
            {
              count: of('asked').length,
            },
          ),
        ]
      : []),
    ...(due.length > 0
      ? [
          t(
            '{count, plural, one {One promise of yours, due this week} other {# promises of yours, due this week}}',
            {
              count: due.length,
            },
          ),
        ]
      : []),
  ]
}
