import { BackLink, Layout, PageTitle, Table } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { ledHere } from '../leading.ts'
import { roomsOf, roundsOf } from './rooms.ts'

/** `/gatherings/:id/rooms/print`: a list for the wall, then a sheet for each door. */
export async function printRooms(ask: Ask) {
  const one = await ledHere(ask)
  const last = (await roundsOf(ask.tx, one.id)).find(({ state }) => state === 'made')
  const rooms = last === undefined ? [] : await roomsOf(ask.tx, one.id, last.round)
  const seats = rooms.flatMap(({ number, people }) => people.map(({ name }) => ({ name, number })))
  return (
    <Layout
      title={t('Rooms to print')}
      before={<BackLink href={`/gatherings/${one.id}/rooms`}>{t('Rooms')}</BackLink>}
    >
      <PageTitle caption={one.title}>{t('Who is in which room')}</PageTitle>
      <Table
        caption={t('Who is in which room')}
        hideCaption
        columns={[{ text: t('Name') }, { text: t('Room'), number: true }]}
        rows={seats
          .toSorted((a, b) => a.name.localeCompare(b.name))
          .map(({ name, number }) => [name, String(number)])}
        empty={t('No rooms are made yet.')}
      />
      {rooms.map(({ number, people }) => (
        <section class="door-sheet">
          <h2>{t('Room {number}', { number })}</h2>
          {last?.question && <p class="own-words">{last.question}</p>}
          <ul>
            {people.map(({ name }) => (
              <li>{name}</li>
            ))}
          </ul>
        </section>
      ))}
    </Layout>
  )
}
