import type { Guest } from '#core/meetings/gathering-guests.ts'
import { Button, Details, Form, problemWith, SelectField } from '#ui/ui.ts'
import { t } from '#words'
import type { Shown } from '../../../http/ask.tsx'
import type { Room } from './rooms.ts'

interface MoveProps {
  readonly gatheringId: string
  readonly guests: readonly Guest[]
  readonly rooms: readonly Room[]
  readonly shown: Shown
}

/** A change by hand, held to the same rule as the rooms. */
export const MoveSomebody = ({ gatheringId, guests, rooms, shown: { values, problems } }: MoveProps) => (
  <Details
    summary={t('Put somebody into another room')}
    open={problems.some(({ field }) => field === 'room')}
  >
    <Form action={`/gatherings/${gatheringId}/rooms`}>
      <SelectField
        name="guest"
        label={t('Who')}
        value={values.guest}
        error={problemWith(problems, 'guest')}
        options={guests.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <SelectField
        name="room"
        label={t('Into')}
        value={values.room}
        error={problemWith(problems, 'room')}
        options={rooms.map(({ id, number }) => ({ value: id, text: t('Room {number}', { number }) }))}
      />
      <Button name="do" value="move" kind="quiet">
        {t('Move them')}
      </Button>
    </Form>
  </Details>
)
