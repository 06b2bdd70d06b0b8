import { Button, Layout, PageTitle, Thing, ThingList } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { type Assembly, assemblies } from '../assembly.ts'
import { groupsIHostFor } from '../hosting.ts'

/** `/assemblies`: citizens' assemblies here, and the way to begin one for who may. */
export async function homePage({ tx }: Ask) {
  const all = await assemblies(tx)
  const hosting = await groupsIHostFor(tx)
  return (
    <Layout title={t('Citizens’ assemblies')}>
      <PageTitle
        lead={t(
          'People drawn by lot meet, hear all sides, take their time and say what should be done. Those who can do it must answer.',
        )}
      >
        {t('Citizens’ assemblies')}
      </PageTitle>
      <p>
        <a href="/assemblies/answer">{t('I had a letter and want to answer it')}</a>
      </p>
      <ThingList
        label={t('Citizens’ assemblies')}
        empty={{ text: t('There has been no citizens’ assembly here yet.') }}
      >
        {all.map((one) => (
          <Thing title={one.title} href={`/assemblies/${one.id}`} meta={whereItIs(one)}>
            <p>{one.question}</p>
          </Thing>
        ))}
      </ThingList>
      {hosting.length > 0 && (
        <Button href="/assemblies/new" kind="quiet">
          {t('Begin a citizens’ assembly')}
        </Button>
      )}
    </Layout>
  )
}

function whereItIs({ hostName, doneOn, begunOn, takesAnswers, answersUntil }: Assembly): string {
  const values = { host: hostName, date: formatDate(doneOn ?? begunOn ?? answersUntil) }
  if (doneOn !== null) return t('{host} · finished on {date}', values)
  if (begunOn !== null) return t('{host} · meeting since {date}', values)
  if (takesAnswers) return t('{host} · letters can be answered until {date}', values)
  return t('{host} · being got ready', values)
}
