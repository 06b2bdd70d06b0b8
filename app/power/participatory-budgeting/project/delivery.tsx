import { sql } from 'kysely'
import type { Entry } from '#core/ledger/entries.ts'
import type { Promised } from '#core/threads/thread.ts'
import type { Tx } from '#db/client.ts'
import { Button, ButtonRow, Tag, Thing, ThingList } from '#ui/ui.ts'
import { dayOf, formatDate, t } from '#words'
import type { OpenAsk } from '../../../http/ask.tsx'
import { newsWords } from '../budget/lists.tsx'
import type { Budget } from '../budget.ts'
import { money } from '../money.ts'
import type { NewsState, Project } from '../projects.ts'

interface News {
  readonly id: string
  readonly state: NewsState
  readonly words: string
  readonly saidAt: Date
  readonly by: string | null
}

async function newsOf(tx: Tx, projectId: string): Promise<readonly News[]> {
  const { rows } = await sql<News>`
    select n.id, n.state, n.words, n.said_at as "saidAt", w.name as by from project_news n
    left join who_said_news(${projectId}) w on w.news_id = n.id
    where n.project_id = ${projectId} order by n.said_at desc, n.id desc`.execute(tx)
  return rows
}

interface DeliveryProps {
  readonly ask: OpenAsk
  readonly project: Project
  readonly budget: Budget
  readonly promises: readonly Promised[]
  readonly entries: readonly Entry[]
}

/** What becomes of a winner: what was said of it, who promised what, and its money. */
export async function Delivery({
  ask: { tx, house, me },
  project,
  budget,
  promises,
  entries,
}: DeliveryProps) {
  const news = await newsOf(tx, project.id)
  const { rows } = await sql<{ mine: boolean }>`select i_deliver(${project.id}) as mine`.execute(tx)
  return (
    <section>
      <h2>{t('What becomes of it')}</h2>
      <ThingList label={t('What becomes of it')} empty={{ text: t('Nothing has been said yet.') }}>
        {news.map(({ state, words, saidAt, by }) => (
          <Thing
            title={words}
            meta={
              by === null ? formatDate(saidAt) : t('{name}, {date}', { name: by, date: formatDate(saidAt) })
            }
          >
            <Tag tone={state === 'held_up' ? 'waiting' : 'good'}>{newsWords(state)}</Tag>
          </Thing>
        ))}
      </ThingList>
      <Promises promises={promises} today={dayOf(house.now())} />
      <Money entries={entries} budget={budget} />
      {me !== null && rows[0]!.mine && (
        <ButtonRow>
          <Button href={`/budgets/projects/${project.id}/news`}>{t('Say how it gets on')}</Button>
          {budget.iRun && (
            <>
              <Button href={`/thread/${project.id}`} kind="quiet">
                {t('Promise something')}
              </Button>
              <Button href={`/budgets/projects/${project.id}/pay`} kind="quiet">
                {t('Pay for it')}
              </Button>
            </>
          )}
        </ButtonRow>
      )}
    </section>
  )
}

const Promises = ({ promises, today }: { promises: readonly Promised[]; today: string }) =>
  promises.length === 0 ? null : (
    <>
      <h3>{t('Promised')}</h3>
      <ul>
        {promises.map(({ who, what, byOn, came, cameWords }) => (
          <li>
            {t('{who}: {what}', { who: who ?? t('Somebody'), what })}{' '}
            {came !== null ? (
              <>
                <Tag tone={came === 'done' ? 'good' : 'plain'}>
                  {came === 'done' ? t('Done') : t('Let go')}
                </Tag>{' '}
                {cameWords}
              </>
            ) : byOn === null ? null : byOn < today ? (
              <Tag tone="wrong">{t('Was due on {date}', { date: formatDate(byOn) })}</Tag>
            ) : (
              t('(by {date})', { date: formatDate(byOn) })
            )}
          </li>
        ))}
      </ul>
    </>
  )

function Money({ entries, budget }: { entries: readonly Entry[]; budget: Budget }) {
  if (entries.length === 0) return null
  const left = entries.reduce((sum, { way, amount }) => sum + (way === 'in' ? amount : -amount), 0)
  return (
    <>
      <h3>{t('Its money')}</h3>
      <ul>
        {entries.map(({ way, amount, words, madeAt }) => (
          <li>
            {way === 'in'
              ? t('{amount} set aside, {date}', { amount: money(amount, budget), date: formatDate(madeAt) })
              : t('{amount} paid, {date}: {words}', {
                  amount: money(amount, budget),
                  date: formatDate(madeAt),
                  words,
                })}
          </li>
        ))}
      </ul>
      <p>{t('Left: {amount}', { amount: money(left, budget) })}</p>
    </>
  )
}
