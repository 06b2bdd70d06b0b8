import { nameOf } from '#core/people/name.ts'
import { myPlanId, readPlan } from '#core/plans/plan.ts'
import { Refused } from '#db/refused.ts'
import { BackLink, Layout, PageTitle } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { Agreements } from '../agreements.tsx'
import { Items } from '../items.tsx'

/** `/plan/print`: the plan for one sheet of paper, without what is kept to oneself. */
export async function printPage({ me, tx }: Ask) {
  const id = await myPlanId(tx, me)
  if (id === undefined) throw new Refused('unseen')
  const plan = await readPlan(tx, id)
  const person = await tx
    .selectFrom('people')
    .selectAll()
    .where('id', '=', me.personId)
    .executeTakeFirstOrThrow()
  const shared = { ...plan, items: plan.items.filter((item) => !item.apart) }
  const name = nameOf(person)
  return (
    <Layout
      title={t('{name}’s plan', { name })}
      current="plan"
      before={<BackLink href="/plan">{t('My plan')}</BackLink>}
    >
      <div class="one-sheet">
        <PageTitle
          caption={t('Version {version}, {date}', { version: plan.version, date: formatDate(plan.madeAt!) })}
        >
          {t('{name}’s plan', { name })}
        </PageTitle>
        <p class="no-print">{t('Print this page. What you keep to yourself is left out.')}</p>
        <Items plan={shared} mine={false} />
        <h2>{t('Who agrees')}</h2>
        <Agreements plan={plan} />
      </div>
    </Layout>
  )
}
