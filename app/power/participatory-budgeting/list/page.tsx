import { Button, Card, Layout, PageTitle, Tag } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { allBudgets, type Budget } from '../budget.ts'
import { groupsIHost } from '../hosting.ts'
import { money } from '../money.ts'
import { stageWords } from '../stage.tsx'

/** `/budgets`: money that people decide on together. */
export async function showBudgets({ tx }: Ask) {
  const [budgets, hosted] = [await allBudgets(tx), await groupsIHost(tx)]
  return (
    <Layout title={t('Budgets')} current="say">
      <PageTitle lead={t('Some money, and the people it is for decide what becomes of it.')}>
        {t('Budgets')}
      </PageTitle>
      {hosted.length > 0 && (
        <p>
          <Button href="/budgets/new">{t('Begin a budget')}</Button>
        </p>
      )}
      {budgets.length === 0 && <p>{t('There is no budget here yet.')}</p>}
      {budgets.map((budget) => (
        <OneBudget budget={budget} />
      ))}
    </Layout>
  )
}

const OneBudget = ({ budget }: { budget: Budget }) => (
  <Card
    title={budget.title}
    href={`/budgets/${budget.id}`}
    meta={t('{amount}, {who}', { amount: money(budget.amount, budget), who: budget.hostName ?? '' })}
  >
    <p>
      <Tag tone={budget.isOpen ? 'waiting' : 'plain'}>{stageWords(budget.stage)}</Tag>
    </p>
    {budget.isOpen && budget.closesAt !== null && (
      <p>{t('Vote until {date}.', { date: formatDate(budget.closesAt) })}</p>
    )}
  </Card>
)
