import { sql } from 'kysely'
import { nameOf } from '#core/people/name.ts'
import { currentPage, type NavItem, type PageContext } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from './ask.tsx'
import { draftKey } from './form-token.ts'

interface FrameRow {
  readonly given_name: string
  readonly preferred_name: string | null
  readonly family_name: string
  readonly powers: readonly string[]
  readonly unseen: number
  /** What my roles would open, and does not stand open until a passkey is used. */
  readonly closed: readonly string[]
}

/** What stands around every page of somebody signed in: their name, the ways on, whom they act for. One query. */
export async function frameFor({ c, house, me, tx }: Ask): Promise<Partial<PageContext>> {
  const { rows } = await sql<FrameRow>`
    select p.given_name, p.preferred_name, p.family_name,
      (select coalesce(array_agg(distinct power), '{}') from powers_of_my_roles()) as powers,
      case when wide_powers_open() then '{}'
        else (select coalesce(array_agg(distinct power), '{}') from my_wide_roles()) end as closed,
      (select count(*)::int from notices n where n.to_id = p.id and n.seen_at is null) as unseen
    from people p where p.id = ${me.personId}`.execute(tx)
  const row = rows[0]!
  const acting =
    me.helperId === undefined ? {} : { actingFor: { name: nameOf(row), endHref: '/helping/stop' } }
  const key = draftKey(c, house)
  return {
    nav: navFor(row),
    person: { name: nameOf(row), href: '/me', firstName: row.preferred_name ?? row.given_name },
    ...acting,
    ...(row.closed.length > 0 && { closed: { sureHref: sureHref(currentPage().path) } }),
    ...(key === undefined ? {} : { draftKey: key }),
  }
}

/** Where somebody uses their passkey and comes back from. */
export const sureHref = (path: string): string => `/account/sure?then=${encodeURIComponent(path)}`

function navFor({ powers, closed, unseen }: FrameRow): readonly NavItem[] {
  const has = (power: string) => powers.includes(power) || closed.includes(power)
  return [
    { id: 'home', href: '/', text: t('Home'), news: unseen },
    { id: 'people', href: '/people', text: t('My people') },
    { id: 'plan', href: '/plan', text: t('My plan') },
    { id: 'say', href: '/have-your-say', text: t('Have your say') },
    { id: 'opened', href: '/opened', text: t('Shared with me') },
    ...(has('see_roll') || has('run_imports') ? [{ id: 'school', href: '/school', text: t('School') }] : []),
    ...(has('safeguard') ? [{ id: 'safety', href: '/safety', text: t('Safety') }] : []),
  ]
}
