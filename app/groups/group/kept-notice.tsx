import type { Kept } from '#core/groups/my-groups.ts'
import { Notice } from '#ui/ui.ts'
import { t } from '#words'

/** Says so while adults and children in a group do not meet there, and what would change it. */
export function KeptNotice({ kept }: { kept: Kept }) {
  if (kept.lacks === null || kept.children === 0 || kept.grown === 0) return null
  return (
    <Notice kind="warning" title={t('Adults and children do not see each other here just now')}>
      <p>
        {kept.lacks === 'second_adult'
          ? t(
              '{children, plural, one {# person here is} other {# people here are}} under 18, or Kith does not know their age. The group needs a second adult.',
              { children: kept.children },
            )
          : t(
              '{children, plural, one {# person here is} other {# people here are}} under 18, or Kith does not know their age. One of the adults needs an up-to-date safety check.',
              { children: kept.children },
            )}
      </p>
      <p>
        {t(
          'Until then, adults cannot see what children open to the group, and children cannot see what adults open to it.',
        )}
      </p>
    </Notice>
  )
}
