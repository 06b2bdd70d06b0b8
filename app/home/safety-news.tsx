import { overridesOverMe } from '#core/safety/overrides.ts'
import type { Tx } from '#db/client.ts'
import { Notice } from '#ui/ui.ts'
import { formatDateTime, t } from '#words'

const TOLD_FOR = 30 * 86_400_000

/** Looks at my things for my safety that I was told of this month: also one that was held back until now. */
export async function SafetyNews({ tx, now }: { tx: Tx; now: Date }) {
  const looks = await overridesOverMe(tx, new Date(now.getTime() - TOLD_FOR))
  if (looks.length === 0) return null
  return (
    <Notice kind="warning" title={t('Somebody looked at your things to keep you safe')}>
      {looks.map(({ lead, openedAt, reason }) => (
        <p>
          {t('{name}, {at}: {reason}', {
            name: lead ?? t('A safeguarding lead'),
            at: formatDateTime(openedAt),
            reason,
          })}
        </p>
      ))}
      <p>
        {t('You can ask them about it.')} <a href="/who-looked">{t('See what they looked at')}</a>
      </p>
    </Notice>
  )
}
