import { Button, Card } from '#ui/ui.ts'
import { formatList, t } from '#words'
import type { MyRoom as Room } from '../rooms/rooms.ts'

/** Where I sit now, and with whom: the first thing on everybody's own phone. */
export const MyRoom = ({ gatheringId, room }: { gatheringId: string; room: Room }) => (
  <Card
    title={t('You are in room {number}', { number: room.number })}
    actions={
      <Button href={`/gatherings/${gatheringId}/notes?room=${room.id}`}>{t('Write notes here')}</Button>
    }
  >
    {room.question !== '' && <p class="own-words">{room.question}</p>}
    <p>
      {room.mates.length === 0
        ? t('You are the first here.')
        : t('With {names}', { names: formatList(room.mates) })}
    </p>
  </Card>
)
