import { Tag } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import type { WayIn } from '../../sign-in/person/ways-in.ts'
import type { Link } from './links.ts'

export const kindWords = ({ kind }: Pick<Link, 'kind'>): string =>
  kind === 'parent' ? t('Parent or guardian') : t('Family')

/** How a link stands, and whether the grown-up has come in. */
export function Standing({ link, way }: { link: Link; way: WayIn | undefined }) {
  if (link.withdrawn && link.outcome !== 'refused')
    return <Tag tone="wrong">{t('Not on the roll any more')}</Tag>
  if (link.outcome === null) return <Tag tone="waiting">{t('Nobody has looked yet')}</Tag>
  if (link.outcome === 'refused') return <Tag>{t('Refused')}</Tag>
  return (
    <>
      <Tag tone="good">{t('Confirmed')}</Tag>{' '}
      {way?.state === 'in' && <Tag tone="good">{t('Has come in')}</Tag>}
      {way?.state === 'invited' && <Tag>{t('Invited on {date}', { date: formatDate(way.since) })}</Tag>}
    </>
  )
}
