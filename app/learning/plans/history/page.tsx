import { nameOf } from '#core/people/name.ts'
import { type Change, compare, type Version, versionsOf } from '#core/plans/history.ts'
import { myPlanIds, readPlan } from '#core/plans/plan.ts'
import type { Tx } from '#db/client.ts'
import { BackLink, Diff, Layout, PageTitle, Tag } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { Items } from '../items.tsx'
import { sectionWords } from '../section-words.ts'

/** `/plan/history?from=2&to=3`: every version, and what changed between two of them. */
export async function historyPage({ c, me, tx }: Ask) {
  const plans = await myPlanIds(tx, me)
  const planId = plans.find((id) => id === c.req.query('plan')) ?? plans[0]
  const versions = planId === undefined ? [] : await versionsOf(tx, planId)
  const latest = versions[0]?.version ?? 1
  const asked = (name: string, otherwise: number) => {
    const number = Number(c.req.query(name))
    return versions.some(({ version }) => version === number) ? number : otherwise
  }
  const to = asked('to', latest)
  const from = asked('from', Math.max(1, to - 1))
  const day = (version: number) => {
    const found = versions.find((one) => one.version === version)
    return t('version {version} ({date})', { version, date: found ? formatDate(found.madeAt) : '' })
  }
  const helpers = await helpersOf(tx, versions)
  if (planId === undefined) return <Empty />
  const [before, after] = [await readPlan(tx, planId, from), await readPlan(tx, planId, to)]
  const changes = compare(before.items, after.items)
  return (
    <Layout
      title={t('How it was before')}
      current="plan"
      before={<BackLink href="/plan">{t('My plan')}</BackLink>}
    >
      <PageTitle>{t('How it was before')}</PageTitle>
      <h2>{t('What changed from {before} to {after}', { before: day(from), after: day(to) })}</h2>
      {changes.length === 0 && <p>{t('Nothing changed between these two.')}</p>}
      {changes.map((change) => (
        <section>
          <h3>{sectionWords(change.section).title}</h3>
          {change.done === 'now' && <Tag tone="good">{t('Done')}</Tag>}
          {change.done === 'no longer' && <Tag>{t('No longer done')}</Tag>}
          {only('added', change) && <Tag tone="good">{t('New')}</Tag>}
          {only('removed', change) && <Tag>{t('Taken out')}</Tag>}
          <Diff segments={change.segments} />
        </section>
      ))}
      <h2>{t('All versions')}</h2>
      <ol reversed>
        {versions.map(({ version, helperId }) => (
          <li>
            <a href={`/plan/history?${planId === plans[0] ? '' : `plan=${planId}&`}to=${version}`}>
              {day(version)}
            </a>
            {helperId !== null && (
              <>
                {' '}
                {t('with the help of {name}', { name: helpers.get(helperId) ?? t('somebody who has left') })}
              </>
            )}
          </li>
        ))}
      </ol>
      <OtherPlans ids={plans} shown={planId} />
      <h2>{t('The plan as it was: {version}', { version: day(to) })}</h2>
      <div class="plan-before">
        <Items plan={after} mine={false} />
      </div>
    </Layout>
  )
}

const only = (kind: 'added' | 'removed', { segments }: Change) =>
  segments.every((segment) => segment.kind === kind)

/** Two records turned out to be me, each with a plan: the way to the other one. */
function OtherPlans({ ids, shown }: { ids: readonly string[]; shown: string }) {
  const others = ids.filter((id) => id !== shown)
  if (others.length === 0) return null
  return (
    <>
      <h2>{t('Your other plan')}</h2>
      <p>{t('Two records here turned out to be you, and each had a plan. Nothing of it is lost.')}</p>
      <ul>
        {others.map((id) => (
          <li>
            <a href={`/plan/history?plan=${id}`}>
              {id === ids[0] ? t('The plan you write in now') : t('The plan from before')}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

async function helpersOf(tx: Tx, versions: readonly Version[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(versions.flatMap(({ helperId }) => helperId ?? []))]
  if (ids.length === 0) return new Map()
  const people = await tx.selectFrom('people').selectAll().where('id', 'in', ids).execute()
  return new Map(people.map((person) => [person.id, nameOf(person)]))
}

const Empty = () => (
  <Layout title={t('How it was before')} current="plan">
    <PageTitle>{t('How it was before')}</PageTitle>
    <p>
      {t('You have not begun a plan yet.')} <a href="/plan">{t('My plan')}</a>
    </p>
  </Layout>
)
