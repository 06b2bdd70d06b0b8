import { sql } from 'kysely'
import { nameOf } from '#core/people/name.ts'
import { Refused } from '#db/refused.ts'
import { Layout, PageTitle, Thing, ThingList } from '#ui/ui.ts'
import { formatDateTime, t } from '#words'
import type { Ask } from '../../http/ask.tsx'
import { verbSaid } from '../../practice-words.ts'

interface Line {
  readonly at: Date
  readonly verb: string
  readonly mine: boolean
  readonly aboutMe: boolean
  /** What it was about, where that is nobody. */
  readonly named: string | null
  readonly actor: Parameters<typeof nameOf>[0] | null
  readonly helper: Parameters<typeof nameOf>[0] | null
  readonly subject: Parameters<typeof nameOf>[0] | null
  /** The other one, where it is about a tie of mine. */
  readonly other: Parameters<typeof nameOf>[0] | null
}

const MOST = 200

/** `/me/trail`: what I did, and what was done about me, newest first. */
export async function trailPage({ tx, me, house }: Ask) {
  if (me.helperId !== undefined) throw new Refused('not-consented')
  const { rows } = await sql<Line>`
    select l.at, l.verb, l.actor_id = ${me.personId} as mine, l.subject_id = ${me.personId} as "aboutMe",
      l.detail->>'name' as named, to_jsonb(a) as actor, to_jsonb(h) as helper, to_jsonb(s) as subject, to_jsonb(o) as other
    from trail l
    left join people a on a.id = l.actor_id
    left join people h on h.id = l.helper_id
    left join people s on s.id = l.subject_id
    left join my_ties() m on m.tie_id = l.thing_id and m.child_id is null
    left join people o on o.id = m.other_id
    order by l.at desc limit ${MOST}`.execute(tx)
  return (
    <Layout title={t('What was done')}>
      <PageTitle
        lead={t('What you did here, and what others did about you. The newest {most} lines.', { most: MOST })}
      >
        {t('What was done')}
      </PageTitle>
      <ThingList label={t('What was done')} empty={{ text: t('Nothing yet.') }}>
        {rows.map((line) => (
          <Thing
            title={lineWords(line, verbSaid(house.practices, line.verb))}
            meta={formatDateTime(line.at)}
          />
        ))}
      </ThingList>
    </Layout>
  )
}

/** “You wrote in a plan”, “Maja Novak checked a family link (about you)”. */
function lineWords({ mine, aboutMe, actor, helper, subject, other, named }: Line, what: string): string {
  const name = (person: Line['actor']) => (person === null ? t('Somebody who has left') : nameOf(person))
  if (mine && helper !== null)
    return t('With the help of {helper} you {what}', { helper: name(helper), what })
  if (mine && other !== null) return t('You {what} ({name})', { what, name: name(other) })
  if (mine && named !== null) return t('You {what} ({name})', { what, name: named })
  if (mine && aboutMe) return t('You {what}', { what })
  if (mine) return t('You {what} ({name})', { what, name: name(subject) })
  return t('{name} {what} (about you)', { name: name(actor), what })
}
