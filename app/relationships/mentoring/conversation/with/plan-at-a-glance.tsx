import { sql } from 'kysely'
import { type Item, readPlan } from '#core/plans/plan.ts'
import type { Tx } from '#db/client.ts'
import { t } from '#words'

interface Glance {
  readonly tx: Tx
  readonly personId: string
  readonly name: string
}

/** Somebody's plan as far as it is open to me, short enough to stand above a note. That I looked is written down. */
export async function PlanAtAGlance({ tx, personId, name }: Glance) {
  const { rows } = await sql<{ thing_id: string }>`
    select thing_id from opened_to_me() where owner_id = ${personId} and kind in ('plan', 'plan_item') limit 1`.execute(
    tx,
  )
  if (rows[0] === undefined)
    return (
      <p class="hint">{t('{name} has not opened a plan to you. You can talk about that too.', { name })}</p>
    )
  const { items, planId } = await readPlan(tx, rows[0].thing_id)
  const of = (section: Item['section']) =>
    items.filter((item) => item.section === section && item.doneOn === null)
  return (
    <section class="plan-glance">
      <h2>
        <a href={`/plans/${planId}`}>{t('{name}’s plan', { name })}</a>
      </h2>
      <Line title={t('Good at')} items={of('strength')} />
      <Line title={t('What matters')} items={of('matters')} />
      <Line title={t('Wants to')} items={of('goal')} />
      <Line title={t('Next')} items={of('step')} />
    </section>
  )
}

const Line = ({ title, items }: { title: string; items: readonly Item[] }) =>
  items.length === 0 ? null : (
    <>
      <h3>{title}</h3>
      <ul>
        {items.map(({ text }) => (
          <li>{text}</li>
        ))}
      </ul>
    </>
  )
