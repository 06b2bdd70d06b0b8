import { sql } from 'kysely'
import { z } from 'zod'
import { promise } from '#core/threads/verbs.ts'
import {
  Button,
  ButtonRow,
  DateField,
  Details,
  Form,
  problemWith,
  Tag,
  TextArea,
  TextField,
  Thing,
  ThingList,
} from '#ui/ui.ts'
import { formatTime, t } from '#words'
import { type Ask, Mend, type Shown } from '../../../http/ask.tsx'
import { typedDay } from '../../../http/typed-date.ts'
import type { Note } from './notes.ts'

const id = z.uuid()
const room = z.union([z.literal('').transform(() => null), z.uuid()]).default(null)
const day = z.string().default('')
export const schema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('write'),
    id,
    room,
    text: z
      .string()
      .trim()
      .min(1, { error: () => t('Write a line.') })
      .max(1000, { error: () => t('Keep it to 1,000 letters. Send it as two lines.') }),
  }),
  z.object({ do: z.enum(['key', 'not_key', 'back']), id, room, note: z.uuid() }),
  z.object({
    do: z.literal('promise'),
    id,
    room,
    what: z
      .string()
      .trim()
      .min(1, { error: () => t('Write what you will do.') })
      .max(500, { error: () => t('Keep it to 500 letters.') }),
    'by-day': day,
    'by-month': day,
    'by-year': day,
  }),
])

interface WriteProps {
  readonly gatheringId: string
  readonly roomId: string | null
  readonly notes: readonly Note[]
  readonly shown: Shown
  readonly leads: boolean
}

/** What several people write at once: each line is added to the others', none is written over. */
export const WriteNotes = ({ gatheringId, roomId, notes, shown, leads }: WriteProps) => {
  const { values, problems, requestId } = shown
  const action = `/gatherings/${gatheringId}/notes`
  const room = <input type="hidden" name="room" value={roomId ?? ''} />
  return (
    <>
      <ThingList
        label={t('Notes')}
        empty={{ text: t('Nothing is written yet. Everybody here can write, on their own phone.') }}
      >
        {notes.map((note) => (
          <Thing
            title={note.text ?? ''}
            meta={
              <>
                {note.isKey && <Tag tone="good">{t('key point')}</Tag>}{' '}
                {[note.byName, note.writtenAt && formatTime(note.writtenAt)].filter(Boolean).join(', ')}
                {note.namesAChild && ` · ${t('names a young person: only those who were here will read it')}`}
              </>
            }
            actions={
              <Form action={action}>
                {room}
                <input type="hidden" name="note" value={note.id} />
                <ButtonRow>
                  <Button
                    name="do"
                    value={note.isKey ? 'not_key' : 'key'}
                    kind="link"
                    about={note.text ?? ''}
                  >
                    {note.isKey ? t('Not a key point') : t('Key point')}
                  </Button>
                  {(note.mine || leads) && (
                    <Button name="do" value="back" kind="link" about={note.text ?? ''}>
                      {t('Take it back')}
                    </Button>
                  )}
                </ButtonRow>
              </Form>
            }
          />
        ))}
      </ThingList>
      <Form action={action} draft={`gathering-note-${roomId ?? gatheringId}`} requestId={requestId}>
        {room}
        <TextArea
          name="text"
          label={t('A line of notes')}
          value={values.text}
          error={problemWith(problems, 'text')}
          rows={2}
        />
        <ButtonRow>
          <Button name="do" value="write">
            {t('Add it')}
          </Button>
          <Button kind="quiet" href={roomId === null ? action : `${action}?room=${roomId}`}>
            {t('See what others wrote')}
          </Button>
        </ButtonRow>
      </Form>
      <Details
        summary={t('I will do something')}
        open={problems.some(({ field }) => ['what', 'by'].includes(field))}
      >
        <Form action={action} draft={`gathering-promise-${gatheringId}`}>
          {room}
          <TextField
            name="what"
            label={t('What will you do?')}
            value={values.what}
            error={problemWith(problems, 'what')}
            maxlength={500}
          />
          <DateField
            name="by"
            label={t('By when?')}
            value={{ day: values['by-day'], month: values['by-month'], year: values['by-year'] }}
            error={problemWith(problems, 'by')}
            optional
          />
          <Button name="do" value="promise" kind="quiet">
            {t('I will do it')}
          </Button>
        </Form>
      </Details>
    </>
  )
}

export async function changeNotes({
  tx,
  me,
  house,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const to = `/gatherings/${input.id}/notes${input.room === null ? '' : `?room=${input.room}`}`
  switch (input.do) {
    case 'write':
      await sql`select write_note(${requestId}, ${input.id}, ${input.room}, ${input.text})`.execute(tx)
      return { to, say: t('Added.') }
    case 'promise': {
      const byOn = typedDay(input, 'by', house.now())
      if (byOn !== null && byOn < house.now().toISOString().slice(0, 10))
        throw new Mend('by', t('That has passed. Choose a day to come.'))
      await promise(tx, { id: requestId, sourceId: input.id, whoId: me.personId, what: input.what, byOn })
      return { to, say: t('Thank you. It stands with the notes.') }
    }
    case 'back':
      await sql`select take_back_note(${input.note})`.execute(tx)
      return { to, say: t('Taken back.') }
    default:
      await sql`select mark_key(${input.note}, ${input.do === 'key'})`.execute(tx)
      return to
  }
}
