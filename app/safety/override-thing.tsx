import type { Override } from '#core/safety/overrides.ts'
import { Tag, Thing } from '#ui/ui.ts'
import { formatDateTime, t } from '#words'

/** One look for safety in a list. */
export const OverrideThing = ({ look }: { look: Override }) => (
  <Thing
    title={t('{lead} opened {child}’s things', { lead: look.lead, child: look.child })}
    href={`/safety/overrides/${look.id}`}
    meta={formatDateTime(look.openedAt)}
  >
    {look.isOpen && <Tag tone="waiting">{t('open')}</Tag>} {look.held && <Tag>{t('held back')}</Tag>}
  </Thing>
)
