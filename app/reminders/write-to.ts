import { sql } from 'kysely'
import { asPerson } from '#db/client.ts'
import { inLocale, isLocale, t } from '#words'
import type { House } from '../house.ts'
import type { PersonRef } from '../sign-in/deps.ts'

/** What a letter says, in the reader's language. Nobody's name and nobody's words: mail is read over shoulders. */
export interface Said {
  readonly subject: string
  readonly text: string
}

/** Writes to somebody now, beside the weekly letter: not to whoever has no address, or turned letters off. */
export async function writeTo(house: House, person: PersonRef, say: () => Said): Promise<void> {
  const { authDb, mail } = house.signIn
  const { rows } = await sql<{ email: string }>`
    select a.email from sign_in.account_people p join sign_in.accounts a on a.id = p.account_id
    left join sign_in.reminders r on r.account_id = a.id
    where p.place_id = ${person.placeId} and p.person_id = ${person.personId} and a.email is not null and r.off_since is null
    order by p.linked_at limit 1`.execute(authDb)
  if (rows[0] === undefined) return
  const locale = await localeOf(house, person)
  const stop = `${house.publicUrl}/account/reminders`
  const letter = inLocale(locale, () => {
    const { subject, text } = say()
    return { subject, text: `${text}\n\n${t('To stop these letters, open this page:\n{stop}', { stop })}` }
  })
  await mail.sendLater({ to: rows[0].email, ...letter })
}

const localeOf = (house: House, person: PersonRef) =>
  asPerson(house.db, person, async (tx) => {
    const { rows } = await sql<{ locale: string | null }>`
      select locale from people_private where person_id = ${person.personId}`.execute(tx)
    const said = rows[0]?.locale ?? ''
    return isLocale(said) ? said : 'en'
  })
