import { inLocale, t } from '#words'
import type { House } from '../house.ts'
import type { Letter } from '../mail/letter.ts'
import type { Waiting } from './what-waits.ts'

/** The weekly letter. Nobody's name and nobody's words are in it: mail is read over shoulders. */
export async function reminderLetter(house: House, to: string, waiting: Waiting): Promise<Letter> {
  const lines = (await paragraphs(house, waiting)).join('\n\n')
  const [home, stop] = [`${house.publicUrl}/`, `${house.publicUrl}/account/reminders`]
  return inLocale(waiting.locale, () => ({
    to,
    subject: t('What waits for you in Kith'),
    text: t(
      'Hello,\n\nThis is waiting for you in Kith:\n\n{lines}\n\nSee it here:\n{home}\n\nWe write once a week at most, and only when something waits. To stop these letters, open this page:\n{stop}',
      { lines, home, stop },
    ),
  }))
}

/** The lines; somebody who is several people is told which are where. */
async function paragraphs(house: House, { people }: Waiting): Promise<readonly string[]> {
  const listed = (lines: readonly string[]) => lines.map((line) => `• ${line}`)
  if (people.length === 1) return listed(people[0]!.lines)
  const described = await house.signIn.describe(people.map(({ person }) => person))
  return people.flatMap(({ person, lines }) => {
    const place = described.find(({ personId }) => personId === person.personId)?.place
    return [...(place === undefined ? [] : [`${place}:`]), ...listed(lines)]
  })
}
