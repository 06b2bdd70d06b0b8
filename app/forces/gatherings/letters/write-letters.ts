import { sql } from 'kysely'
import { asPlace } from '#db/as-place.ts'
import { dayOf, formatDateTime, t } from '#words'
import type { House } from '../../../house.ts'
import { isDaytime } from '../../../reminders/when.ts'
import { writeTo } from '../../../reminders/write-to.ts'

/**
 * By day: whoever said that they come to a gathering hears the day before; and whoever was at one whose notes went out at night,
 * and was not written to then.
 */
export async function writeLetters(house: House): Promise<void> {
  const { rows } = await sql<{ place_id: string }>`
    select place_id from places_with_gatherings(${house.now()})`.execute(house.db)
  for (const { place_id: placeId } of rows) {
    await remind(house, placeId)
    await writeOfNotes(house, placeId)
  }
}

async function remind(house: House, placeId: string): Promise<void> {
  const { rows } = await asPlace(house.db, placeId, (tx) =>
    sql<{ gathering: string; person: string; starts: Date }>`
      select gathering, person, starts from remind_of_gatherings(${dayOf(house.now())}::date)`.execute(tx),
  )
  for (const { gathering, person, starts } of rows)
    await writeTo(house, { placeId, personId: person }, () => ({
      subject: t('A gathering you come to is tomorrow'),
      text: t(
        'Hello,\n\nYou said that you come to a gathering, and it is tomorrow: {when}.\n\nSee where it is, what it is about, or say that you cannot come:\n{page}',
        { when: formatDateTime(starts), page: `${house.publicUrl}/gatherings/${gathering}` },
      ),
    }))
}

/** Writes that the notes are out to whoever was there and can be written to at this hour; to each once. */
export async function writeOfNotes(house: House, placeId: string): Promise<void> {
  const { rows } = await asPlace(house.db, placeId, (tx) =>
    sql<{ gathering: string; person: string }>`
      select gathering, person from notes_to_write_of(${isDaytime(house.now())})`.execute(tx),
  )
  for (const { gathering, person } of rows)
    await writeTo(house, { placeId, personId: person }, () => ({
      subject: t('The notes of a gathering are here'),
      text: t(
        'Hello,\n\nThe notes of a gathering you came to are here, on one page: the key points, what was decided, and who will do what.\n\n{page}',
        { page: `${house.publicUrl}/gatherings/${gathering}/notes` },
      ),
    }))
}
