import { sql } from 'kysely'
import { nameOf } from '#core/people/name.ts'
import { BackLink, Layout, PageTitle, type Tied, WebOfPeople } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../../http/ask.tsx'

interface SeenEntry extends Pick<Tied, 'id' | 'circle' | 'near' | 'gives'> {
  readonly name: string
  readonly isMe: boolean
  /** Null: just a name. */
  readonly tieKind: string | null
}

/** `/people/of/:id`: somebody's people, as far as they opened them to me. That I looked is written down for them. */
export async function peopleOf({ c, tx }: Ask) {
  const owner = c.req.param('id')!
  const { rows } = await sql<{ web: readonly SeenEntry[] }>`select read_web(${owner}) as web`.execute(tx)
  const person = await tx.selectFrom('people').selectAll().where('id', '=', owner).executeTakeFirstOrThrow()
  const people = rows[0]!.web.map((entry) => ({
    ...entry,
    name: entry.isMe ? t('{name} (you)', { name: entry.name }) : entry.name,
    state: entry.tieKind === null ? ('mine' as const) : ('live' as const),
  }))
  const name = nameOf(person)
  return (
    <Layout
      title={name}
      current="opened"
      wide
      before={<BackLink href="/opened">{t('Shared with me')}</BackLink>}
    >
      <PageTitle lead={t('What {name} opened to you. They can see that you looked.', { name })}>
        {t('{name}’s people', { name })}
      </PageTitle>
      <WebOfPeople me={{ name: person.preferred_name ?? person.given_name }} people={people} />
    </Layout>
  )
}
