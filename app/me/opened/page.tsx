import { sql } from 'kysely'
import { nameOf } from '#core/people/name.ts'
import { Layout, PageTitle, Thing, ThingList } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../http/ask.tsx'

interface Row {
  owner_id: string
  kinds: readonly string[]
  plan_id: string | null
  given_name: string
  preferred_name: string | null
  family_name: string
}

/** `/opened`: what others have opened to me. Nothing of it is read until I open it. */
export async function openedPage({ tx }: Ask) {
  const { rows } = await sql<Row>`
    select o.owner_id, array_agg(distinct o.kind) as kinds,
      min(o.thing_id::text) filter (where o.kind in ('plan', 'plan_item')) as plan_id,
      p.given_name, p.preferred_name, p.family_name
    from opened_to_me() o join people p on p.id = o.owner_id
    where o.kind in ('web', 'web_entry', 'plan', 'plan_item')
    group by o.owner_id, p.given_name, p.preferred_name, p.family_name order by p.given_name`.execute(tx)
  return (
    <Layout title={t('Shared with me')} current="opened">
      <PageTitle lead={t('What people have opened to you. When you look, they can see that you did.')}>
        {t('Shared with me')}
      </PageTitle>
      <ThingList
        label={t('Shared with me')}
        empty={{
          text: t(
            'Nobody has opened anything to you yet. People decide for themselves, and can close it again.',
          ),
        }}
      >
        {rows.map((row) => {
          const name = nameOf(row)
          return (
            <Thing
              title={name}
              actions={
                <ul class="plain-links">
                  {row.plan_id !== null && (
                    <li>
                      <a href={`/plans/${row.plan_id}`}>{t('{name}’s plan', { name })}</a>
                    </li>
                  )}
                  {row.kinds.some((kind) => kind.startsWith('web')) && (
                    <li>
                      <a href={`/people/of/${row.owner_id}`}>{t('{name}’s people', { name })}</a>
                    </li>
                  )}
                </ul>
              }
            />
          )
        })}
      </ThingList>
    </Layout>
  )
}
