import { sql } from 'kysely'
import { z } from 'zod'
import { gatheringFacts } from '#core/meetings/gathering.ts'
import { guestsOf } from '#core/meetings/gathering-guests.ts'
import { BackLink, Button, ErrorSummary, Layout, Notice, PageTitle, Progress } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { ledHere } from '../leading.ts'
import { lacksWords } from './lacks-words.ts'
import { MakeRooms, makeFields } from './make-rooms.tsx'
import { MoveSomebody } from './move-somebody.tsx'
import { type Room, type Round, roomsOf, roundsOf } from './rooms.ts'
import { WhyNot } from './why-not.tsx'

const id = z.uuid()
const choose = () => t('Choose one.')
export const schema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('make'), id, ...makeFields }),
  z.object({
    do: z.literal('move'),
    id,
    guest: z.uuid({ error: choose }),
    room: z.uuid({ error: choose }),
  }),
])

/** `/gatherings/:id/rooms`: a round of rooms for everybody who is here; who sits where; changes by hand. */
export async function showRooms(ask: Ask & { shown?: Shown }) {
  const { tx, shown = blank } = ask
  const one = await ledHere(ask)
  const [last] = await roundsOf(tx, one.id)
  const { present } = await gatheringFacts(tx, one.id)
  return (
    <Layout
      title={t('Rooms')}
      wide
      wrong={shown.problems.length > 0}
      before={<BackLink href={`/gatherings/${one.id}`}>{one.title}</BackLink>}
    >
      <PageTitle
        lead={t(
          '{present, plural, =0 {Nobody is here yet.} one {# person is here.} other {# people are here.}}',
          { present },
        )}
      >
        {t('Rooms')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      {last?.state === 'making' && <Making gatheringId={one.id} />}
      {last?.state === 'not_made' && last.why !== null && <WhyNot why={last.why} />}
      {last?.state === 'made' && (await Made({ ask, gatheringId: one.id, round: last, shown }))}
      {last?.state !== 'making' && (
        <MakeRooms gatheringId={one.id} last={last} shown={shown} present={present} />
      )}
    </Layout>
  )
}

const Making = ({ gatheringId }: { gatheringId: string }) => (
  <>
    <Progress
      label={t('The rooms are being made.')}
      text={t('It takes a moment.')}
      value={1}
      max={2}
      src={`/gatherings/${gatheringId}/rooms/progress`}
    />
    <Button href={`/gatherings/${gatheringId}/rooms`} kind="quiet">
      {t('Look again')}
    </Button>
  </>
)

/** `/gatherings/:id/rooms/progress`: whether the rooms are there, for the bar that moves by itself. */
export async function roomsProgress(ask: Ask) {
  const one = await ledHere(ask)
  const [last] = await roundsOf(ask.tx, one.id)
  return ask.c.json({ value: 1, max: 2, done: last?.state !== 'making' })
}

interface MadeProps {
  readonly ask: Ask
  readonly gatheringId: string
  readonly round: Round
  readonly shown: Shown
}

async function Made({ ask: { tx }, gatheringId, round, shown }: MadeProps) {
  const rooms = await roomsOf(tx, gatheringId, round.round)
  const guests = (await guestsOf(tx, gatheringId)).filter(({ here }) => here === 'yes')
  const seated = new Set(rooms.flatMap(({ people }) => people.map((each) => each.id)))
  const without = guests.filter(({ id: guest }) => !seated.has(guest))
  return (
    <section>
      <h2>{t('Round {round}', { round: round.round })}</h2>
      {round.question !== '' && <p class="own-words">{round.question}</p>}
      <p>
        {t('Everybody sees their room on their own phone.')}{' '}
        <a href={`/gatherings/${gatheringId}/rooms/print`}>{t('Print door sheets and a list')}</a>
      </p>
      {without.length > 0 && (
        <Notice title={t('Not in a room yet')}>
          <p>{without.map(({ name }) => name).join(', ')}</p>
        </Notice>
      )}
      <div class="rooms">
        {rooms.map((room) => (
          <OneRoom room={room} />
        ))}
      </div>
      <MoveSomebody gatheringId={gatheringId} guests={guests} rooms={rooms} shown={shown} />
    </section>
  )
}

const OneRoom = ({ room }: { room: Room }) => (
  <article class="card">
    <h3 class="card-title">{t('Room {number}', { number: room.number })}</h3>
    {room.lacks !== null && (
      <Notice kind="warning" title={t('Not as it should be')}>
        <p>{lacksWords(room.lacks)}</p>
      </Notice>
    )}
    <ul>
      {room.people.map(({ name, gone }) => (
        <li>
          {name}
          {gone && ` (${t('gone')})`}
        </li>
      ))}
    </ul>
  </article>
)

export async function changeRooms({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  const to = `/gatherings/${input.id}/rooms`
  if (input.do === 'make') {
    if ((await gatheringFacts(tx, input.id)).present === 0)
      throw new Mend('', t('Say who is here first: rooms are made for those who are.'))
    await sql`select make_rooms(${input.id}, ${input.question}, ${input.size}, ${input.mix === 'yes'}, ${input.ages === 'yes'})`.execute(
      tx,
    )
    return to
  }
  const { rows } = await sql<{ lacks: Room['lacks'] }>`
    select move_guest(${input.id}, ${input.guest}, ${input.room}) as lacks`.execute(tx)
  const { lacks } = rows[0]!
  if (lacks !== null) throw new Mend('room', lacksWords(lacks))
  return { to, say: t('Moved.') }
}
