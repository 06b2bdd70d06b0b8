import type { Gathering } from '#core/meetings/gathering.ts'
import { t } from '#words'

/** Everything whoever leads it needs, in the order in which it is needed. */
export function LeadPanel({ one }: { one: Gathering }) {
  const at = `/gatherings/${one.id}`
  const open = one.closedAt === null && one.calledOffAt === null
  return (
    <nav class="unprinted" aria-label={t('You lead it')}>
      <h2>{t('You lead it')}</h2>
      <ul>
        {open && (
          <>
            <li>
              <a href={`${at}/people`}>{t('Who is asked and who comes')}</a>
            </li>
            <li>
              <a href={`${at}/order`}>{t('How it goes: who speaks, how long')}</a>
            </li>
            <li>
              <a href={`${at}/here`}>{t('On the day: who is here')}</a>
            </li>
            <li>
              <a href={`${at}/rooms`}>{t('Rooms')}</a>
            </li>
            <li>
              <a href={`${at}/notes`}>{t('Notes, and who will do what')}</a>
            </li>
            <li>
              <a href={`${at}/polls/new`}>{t('Ask a quick poll')}</a>
            </li>
            <li>
              <a href={`${at}/close`}>{t('Close it and send the notes')}</a>
            </li>
            <li>
              <a href={`${at}/edit`}>{t('Another time or place, or call it off')}</a>
            </li>
          </>
        )}
        <li>
          <a href={`/gatherings/new?again=${one.id}`}>{t('The same again, on another day')}</a>
        </li>
      </ul>
    </nav>
  )
}
