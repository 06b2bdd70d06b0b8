import { type Gathering, gatherings } from '#core/meetings/gathering.ts'
import { Button, Layout, PageTitle, Tag, Thing, ThingList } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { groupsIHost } from '../hosting.ts'
import { shapes } from '../shapes.ts'
import { whenAndWhere } from '../when-and-where.tsx'

const DAY = 86_400_000

/** `/gatherings`: those I may come to, and those of the last year. */
export async function listPage({ tx, house }: Ask) {
  const now = house.now().getTime()
  const all = await gatherings(tx, new Date(now - 365 * DAY))
  const isOver = (one: Gathering) =>
    one.closedAt !== null || one.calledOffAt !== null || one.startsAt.getTime() < now - DAY
  const over = all.filter(isOver).toReversed()
  const mayCall = (await groupsIHost(tx)).length > 0
  return (
    <Layout title={t('Gatherings')}>
      <PageTitle lead={t('Where people come together here: drop-ins, roundtables, days of an assembly.')}>
        {t('Gatherings')}
      </PageTitle>
      {mayCall && <Button href="/gatherings/new">{t('Call a gathering')}</Button>}
      <h2>{t('To come')}</h2>
      <ThingList label={t('To come')} empty={{ text: t('Nothing is called just now.') }}>
        {all.filter((one) => !isOver(one)).map(Line)}
      </ThingList>
      {over.length > 0 && (
        <>
          <h2>{t('Over')}</h2>
          <ThingList label={t('Over')} empty={{ text: '' }}>
            {over.map(Line)}
          </ThingList>
        </>
      )}
    </Layout>
  )
}

const Line = (one: Gathering) => (
  <Thing
    title={one.title}
    href={`/gatherings/${one.id}`}
    meta={
      <>
        {whenAndWhere(one)} <Tag>{shapes[one.shape].name()}</Tag>
        {one.calledOffAt !== null && <Tag tone="waiting">{t('called off')}</Tag>}
      </>
    }
  />
)
