import { sql } from 'kysely'
import { BackLink, Layout, PageTitle, Thing, ThingList } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import type { Ask } from '../../../../http/ask.tsx'

interface Written {
  readonly id: string
  readonly heldOn: string
  readonly minutes: number
  readonly words: string
  readonly promises: readonly string[]
}

/** `/mentoring/beside/:id`: what the adult of a pair wrote, for its second adult. That they looked is written down. */
export async function showBeside({ c, tx }: Ask) {
  const { rows } = await sql<{
    written: readonly Written[]
  }>`select read_conversations_as_companion(${c.req.param('id')!}) as written`.execute(tx)
  return (
    <Layout
      title={t('As the second adult')}
      current="home"
      before={<BackLink href="/">{t('Home')}</BackLink>}
    >
      <PageTitle lead={t('What the adult wrote after talking. The learner can see that you looked.')}>
        {t('As the second adult')}
      </PageTitle>
      <ThingList label={t('When they talked')} empty={{ text: t('Nothing is written down yet.') }}>
        {rows[0]!.written.map(({ heldOn, minutes, words, promises }) => (
          <Thing
            title={formatDate(heldOn)}
            meta={t('{minutes, plural, one {# minute} other {# minutes}}', { minutes })}
          >
            <p class="own-words">{words}</p>
            {promises.length > 0 && (
              <ul>
                {promises.map((what) => (
                  <li>{what}</li>
                ))}
              </ul>
            )}
          </Thing>
        ))}
      </ThingList>
    </Layout>
  )
}
