import { sql } from 'kysely'
import { nameOf } from '#core/people/name.ts'
import type { NavItem, PageContext } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from './ask.tsx'
import { draftKey } from './form-token.ts'

interface FrameRow {
  readonly given_name: string
  readonly preferred_name: string | null
  readonly family_name: string
  readonly powers: readonly string[]
  readonly unseen: number
}

/** What stands around every page of somebody signed in: their name, the ways on, whom they act for. One query. */
export async function frameFor({ c, house, me, tx }: Ask): Promise<Partial<PageContext>> {
  const { rows } = await sql<FrameRow>`
    select p.given_name, p.preferred_name, p.family_name,
      (select coalesce(array_agg(distinct power), '{}') from my_powers()) as powers,
      (select count(*)::int from notices n where n.to_id = p.id and n.seen_at is null) as unseen
    from people p where p.id = ${me.personId}`.execute(tx)
  const row = rows[0]!
  const acting =
    me.helperId === undefined ? {} : { actingFor: { name: nameOf(row), endHref: '/helping/stop' } }
  const key = draftKey(c, house)
  return {
    nav: navFor(row),
    person: { name: nameOf(row), href: '/me' },
    ...acting,
    ...(key === undefined ? {} : { draftKey: key }),
  }
}

function navFor({ powers, unseen }: FrameRow): readonly NavItem[] {
  const has = (power: string) => powers.includes(power)
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
