import { validate } from 'uuid'
import { gathering, gatheringFacts } from '#core/meetings/gathering.ts'
import { Refused } from '#db/refused.ts'
import { BackLink, ErrorSummary, Layout, PageTitle, Tabs } from '#ui/ui.ts'
import { t } from '#words'
import { blank, type OpenAsk, type Shown } from '../../../http/ask.tsx'
import { myRooms, roomsOf, roundsOf } from '../rooms/rooms.ts'
import { whenAndWhere } from '../when-and-where.tsx'
import { mayNote, notesOf } from './notes.ts'
import { TheNotes } from './the-notes.tsx'
import { WriteNotes } from './write-notes.tsx'

/** `/gatherings/:id/notes`: while it goes on, a line at a time, by room; after the close the one page that went out. */
export async function showNotes(ask: OpenAsk & { shown?: Shown }) {
  const { c, tx, me, shown = blank } = ask
  const one = await gathering(tx, c.req.param('id')!)
  const facts = await gatheringFacts(tx, one.id)
  const back = <BackLink href={`/gatherings/${one.id}`}>{one.title}</BackLink>
  if (one.closedAt !== null) {
    if (one.sentAt === null && !facts.iLead && !facts.iAmHere) throw new Refused('unseen')
    return (
      <Layout title={t('Notes')} before={back}>
        <PageTitle caption={t('Notes')} lead={whenAndWhere(one)}>
          {one.title}
        </PageTitle>
        {await TheNotes({ ask, one, facts })}
      </Layout>
    )
  }
  const asked = shown.values.room ?? c.req.query('room') ?? ''
  const roomId = validate(asked) ? asked : null
  if (me === null || !(await mayNote(tx, one.id, roomId))) throw new Refused('unseen')
  const rooms = await roomsToWriteIn(ask, one.id, facts.iLead)
  const at = `/gatherings/${one.id}/notes`
  const notes = (await notesOf(tx, one.id)).filter((note) => note.roomId === roomId)
  return (
    <Layout title={t('Notes')} before={back} wrong={shown.problems.length > 0}>
      <PageTitle caption={one.title}>{t('Notes')}</PageTitle>
      {rooms.length > 0 && (
        <Tabs
          label={t('Where')}
          items={[
            { text: t('All together'), href: at, current: roomId === null },
            ...rooms.map(({ id, round, number }) => ({
              text: t('Round {round}, room {number}', { round, number }),
              href: `${at}?room=${id}`,
              current: roomId === id,
            })),
          ]}
        />
      )}
      <ErrorSummary problems={shown.problems} />
      <WriteNotes gatheringId={one.id} roomId={roomId} notes={notes} shown={shown} leads={facts.iLead} />
    </Layout>
  )
}

/** Rooms of mine; whoever leads goes into all. */
async function roomsToWriteIn({ tx }: OpenAsk, gatheringId: string, leads: boolean) {
  if (!leads) return myRooms(tx, gatheringId)
  const made = (await roundsOf(tx, gatheringId)).filter(({ state }) => state === 'made')
  const all = []
  for (const { round } of made) all.push(...(await roomsOf(tx, gatheringId, round)))
  return all
}
