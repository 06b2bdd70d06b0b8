import { sql } from 'kysely'
import { z } from 'zod'
import { BackLink, Confirm, Layout, Notice } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { ledHere } from '../leading.ts'
import { notesOf } from '../notes/notes.ts'

export const schema = z.object({ id: z.uuid() })

/** `/gatherings/:id/close`: closes it; the notes go out a moment later. Lines that name a child are shown first. */
export async function askClose(ask: Ask) {
  const one = await ledHere(ask)
  const notes = await notesOf(ask.tx, one.id)
  const naming = notes.filter(({ namesAChild }) => namesAChild)
  const key = notes.filter(({ isKey }) => isKey).length
  const at = `/gatherings/${one.id}`
  return (
    <Layout title={t('Close it')} before={<BackLink href={at}>{one.title}</BackLink>}>
      <Confirm
        question={t('Close it and send the notes?')}
        action={`${at}/close`}
        yes={t('Yes, send them')}
        noHref={at}
      >
        <p>
          {t(
            '{lines, plural, =0 {There are no notes} one {There is # line} other {There are # lines}}, {key, plural, =0 {none of them a key point} one {# of them a key point} other {# of them key points}}. Polls that are open are counted. Everybody who was here is told, and nothing can be added later.',
            { lines: notes.length, key },
          )}
        </p>
        {naming.length > 0 && (
          <Notice kind="warning" title={t('Lines that name a young person')}>
            <p>
              {t(
                'Only those who were here will read these. Write them anew without the name if others should read them.',
              )}
            </p>
            <ul>
              {naming.map(({ text, roomId }) => (
                <li>
                  {text}{' '}
                  <a href={`${at}/notes${roomId === null ? '' : `?room=${roomId}`}`}>{t('Go there')}</a>
                </li>
              ))}
            </ul>
          </Notice>
        )}
      </Confirm>
    </Layout>
  )
}

export async function close({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  await sql`select close_gathering(${input.id})`.execute(tx)
  return { to: `/gatherings/${input.id}`, say: t('Closed. The notes go out now.') }
}
