import { sql } from 'kysely'
import { asPerson } from '#db/client.ts'
import { inLocale, isLocale, type Locale, t } from '#words'
import type { House } from '../house.ts'
import type { PersonRef } from '../sign-in/deps.ts'

/** What waits for the holder of an account, in their language. */
export interface Waiting {
  readonly locale: Locale
  /** For each person they are here, where something waits: lines without a name or anybody's words. */
  readonly people: readonly { readonly person: PersonRef; readonly lines: readonly string[] }[]
}

interface Facts {
  readonly locale: string | null
  readonly left: boolean
  readonly news: number
}

/** Looks as each of these people; nothing waits for somebody who has left. */
export async function whatWaits(house: House, people: readonly PersonRef[]): Promise<Waiting> {
  const here: { person: PersonRef; facts: Facts }[] = []
  for (const person of people) {
    const facts = await factsOf(house, person)
    if (facts !== undefined && !facts.left) here.push({ person, facts })
  }
  const said = here.map(({ facts }) => facts.locale ?? '').find(isLocale)
  const locale = said ?? 'en'
  const waiting: { person: PersonRef; lines: readonly string[] }[] = []
  for (const { person, facts } of here) {
    const lines = await inLocale(locale, () => linesFor(house, person, facts))
    if (lines.length > 0) waiting.push({ person, lines })
  }
  return { locale, people: waiting }
}

const factsOf = (house: House, person: PersonRef): Promise<Facts | undefined> =>
  asPerson(house.db, person, async (tx) => {
    const { rows } = await sql<Facts>`
      select q.locale, i_have_left() as left,
        (select count(*)::int from notices n where n.to_id = p.id and n.seen_at is null) as news
      from people p left join people_private q on q.person_id = p.id where p.id = ${person.personId}`.execute(
      tx,
    )
    return rows[0]
  })

const linesFor = (house: House, me: PersonRef, { news }: Facts): Promise<readonly string[]> =>
  // Numbers without a name: they may count what a passkey opens.
  asPerson(house.db, { ...me, proof: 'job' }, async (tx) => {
    const lines: string[] = []
    if (news > 0)
      lines.push(
        t('{count, plural, one {One thing is new for you} other {# things are new for you}}', {
          count: news,
        }),
      )
    for (const practice of house.practices)
      lines.push(...((await practice.reminds?.({ tx, me, now: house.now() })) ?? []))
    return lines
  })
