import type { Partner, Plan } from '#core/plans/plan.ts'
import { Tag } from '#ui/ui.ts'
import { formatDate, t } from '#words'

export function asWords(as: Partner['as']): string {
  switch (as) {
    case 'learner':
      return t('learner')
    case 'parent':
      return t('parent or guardian')
    case 'tutor':
      return t('tutor')
    case 'mentor':
      return t('mentor')
    default:
      return t('a trusted person')
  }
}

/** Who agrees with the plan, each by name and version; where somebody differs, in their words, beside it. */
export function Agreements({ plan }: { plan: Plan }) {
  if (plan.partners.length === 0) return null
  return (
    <ul class="plan-partners">
      {plan.partners.map((partner) => (
        <li>
          <strong>{partner.name}</strong> ({asWords(partner.as)}):{' '}
          <Answer partner={partner} latest={plan.latest ?? 0} />
          {partner.words !== null && <blockquote>{partner.words}</blockquote>}
        </li>
      ))}
    </ul>
  )
}

function Answer({ partner, latest }: { partner: Partner; latest: number }) {
  if (partner.answer === null) return <Tag tone="waiting">{t('has not answered yet')}</Tag>
  const date = formatDate(partner.at!)
  const old = partner.version! < latest
  return (
    <>
      <Tag tone={partner.answer === 'agree' && !old ? 'good' : 'waiting'}>
        {partner.answer === 'agree' ? t('agrees') : t('sees it differently')}
      </Tag>{' '}
      {old
        ? t('on {date}, about version {version}. The plan has changed since.', {
            version: partner.version,
            date,
          })
        : t('on {date}, about this version', { date })}
    </>
  )
}
