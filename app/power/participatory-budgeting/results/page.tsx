import { turnoutOf } from '#core/ballots/turnout.ts'
import { threadStrip } from '#core/threads/strip.tsx'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import { Button, ButtonRow, Details, Table } from '#ui/ui.ts'
import { formatNumber, t } from '#words'
import type { OpenAsk } from '../../../http/ask.tsx'
import { type Budget, lockedRule, theBudget } from '../budget.ts'
import type { CountedOutcome } from '../counting/count-it.ts'
import { BudgetFrame } from '../frame.tsx'
import { money, shareOf } from '../money.ts'
import { lossInWords, paidInWords } from '../outcome-words.ts'
import { paperTally } from '../paper/figures.ts'
import { Reconciled } from '../paper/reconciled.tsx'
import { type Project, projectsOf } from '../projects.ts'
import { RuleInFull } from '../rule/page.tsx'

/** Amounts of the count have as many digits as the published file shows. */
const counted = ({ unit }: Budget, { decimals }: { readonly decimals: number }) => ({ unit, decimals })

interface Result {
  readonly hash: string
  readonly outcome: CountedOutcome
}

async function resultOf(tx: Tx, budgetId: string): Promise<Result> {
  const row = await tx
    .selectFrom('budget_results')
    .select(['hash', 'outcome'])
    .where('budget_id', '=', budgetId)
    .executeTakeFirst()
  if (row === undefined) throw new Refused('unseen')
  return row as unknown as Result
}

/** `/budgets/:id/results`: what won and who paid, what did not and why, and how anybody can count again. */
export async function showResults(ask: OpenAsk) {
  const { c, tx } = ask
  const budget = await theBudget(tx, c.req.param('id')!)
  const { hash, outcome } = await resultOf(tx, budget.id)
  const projects = await projectsOf(tx, budget.id)
  const byLabel = new Map(projects.map((project) => [project.label, project]))
  const won = outcome.winners.map((label) => byLabel.get(label)!)
  const lost = projects
    .filter(({ story, withdrawnAt }) => story !== null && !story.won && withdrawnAt === null)
    .toSorted((a, b) => b.story!.votes - a.story!.votes)
  const [locked, tally] = [await lockedRule(tx, budget.ballotId), await paperTally(tx, budget.id)]
  return (
    <BudgetFrame budget={budget} title={t('Results')} lead={await summary(tx, budget, outcome)} wide>
      {outcome.endowing !== undefined && (
        <p>
          {t('Everybody’s share of the money came to {share}.', {
            share: shareOf(outcome.endowing.share, counted(budget, outcome)),
          })}
        </p>
      )}
      <Won budget={budget} projects={won} />
      <Lost budget={budget} projects={lost} />
      <Gone projects={projects.filter(({ withdrawnAt }) => withdrawnAt !== null)} />
      <ButtonRow>
        <Button href={`/budgets/${budget.id}/check`} kind="quiet">
          {t('Count it again yourself')}
        </Button>
        <Button href={`/budgets/${budget.id}/receipt`} kind="quiet">
          {t('Is my vote in it?')}
        </Button>
      </ButtonRow>
      <h2>{t('The seal of this result')}</h2>
      <p>
        <code class="hash">{hash}</code>
      </p>
      {tally !== null && (
        <Details summary={t('The votes on paper')}>
          <Reconciled figures={tally} />
          {tally.note != null && <p>{tally.note}</p>}
        </Details>
      )}
      {locked !== null && (
        <Details summary={t('How it was counted')}>
          <RuleInFull rule={locked.rule} />
        </Details>
      )}
      {await threadStrip(ask, budget.id)}
    </BudgetFrame>
  )
}

async function summary(tx: Tx, budget: Budget, outcome: Result['outcome']): Promise<string> {
  const spent = { cost: money(outcome.cost, counted(budget, outcome)), amount: money(budget.amount, budget) }
  const { byPaper } = await turnoutOf(tx, budget.ballotId!)
  const people = t('{ballots, plural, one {One vote} other {# votes}} counted.', { ballots: outcome.ballots })
  const paper = byPaper > 0 ? ` ${t('{byPaper, number} voted on paper.', { byPaper })}` : ''
  return `${people}${paper} ${t('{cost} of {amount} is spent.', spent)}`
}

const link = ({ id, title }: Project) => <a href={`/budgets/projects/${id}`}>{title}</a>

/** Where people share out points, how many people and how many points. */
const pointsColumn = ({ form }: Budget) => (form === 'points' ? [{ text: t('Points'), number: true }] : [])
const pointsOf = ({ form }: Budget, { story }: Project) =>
  form === 'points' ? [formatNumber(story!.score)] : []

function Won({ budget, projects }: { budget: Budget; projects: readonly Project[] }) {
  const isPaid = projects.some(({ story }) => story?.step?.payment !== undefined)
  return (
    <Table
      caption={t('{count, plural, =0 {Nothing won} one {One project won} other {# projects won}}', {
        count: projects.length,
      })}
      columns={[
        { text: t('Project') },
        { text: t('Cost'), number: true },
        { text: t('Votes'), number: true },
        ...pointsColumn(budget),
        ...(isPaid ? [{ text: t('What the people who chose it paid') }] : []),
      ]}
      rows={projects.map((project) => [
        link(project),
        money(project.cost ?? 0, budget),
        formatNumber(project.story!.votes),
        ...pointsOf(budget, project),
        ...(isPaid
          ? [
              paidInWords(project.story!, counted(budget, project.story!)) ??
                t('Nothing of their own: it was bought for all.'),
            ]
          : []),
      ])}
    />
  )
}

const Lost = ({ budget, projects }: { budget: Budget; projects: readonly Project[] }) =>
  projects.length === 0 ? null : (
    <Table
      caption={t('Did not win, and why')}
      columns={[
        { text: t('Project') },
        { text: t('Cost'), number: true },
        { text: t('Votes'), number: true },
        ...pointsColumn(budget),
        { text: t('Why') },
      ]}
      rows={projects.map((project) => [
        link(project),
        money(project.cost ?? 0, budget),
        formatNumber(project.story!.votes),
        ...pointsOf(budget, project),
        project.story!.loss === undefined
          ? ''
          : lossInWords(project.story!.loss, counted(budget, project.story!)),
      ])}
    />
  )

const Gone = ({ projects }: { projects: readonly Project[] }) =>
  projects.length === 0 ? null : (
    <>
      <h2>{t('Withdrawn')}</h2>
      <ul>
        {projects.map((project) => (
          <li>
            {link(project)}: {project.withdrawnWhy}
          </li>
        ))}
      </ul>
    </>
  )

/** `/budgets/:id/votes.pb`: every ballot without its voter, in the format of the field. */
export async function votesFile({ c, tx }: OpenAsk) {
  const row = await tx
    .selectFrom('budget_results')
    .select('pabulib')
    .where('budget_id', '=', c.req.param('id')!)
    .executeTakeFirst()
  if (row === undefined) throw new Refused('unseen')
  return c.body(row.pabulib, 200, {
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': 'attachment; filename="votes.pb"',
  })
}

/** `/budgets/:id/record.json`: the record of the count, to check against the ballots (which are megabytes, and not read for it). */
export async function recordFile({ c, tx }: OpenAsk) {
  const row = await tx
    .selectFrom('budget_results')
    .select('record')
    .where('budget_id', '=', c.req.param('id')!)
    .executeTakeFirst()
  if (row === undefined) throw new Refused('unseen')
  return c.json(row.record)
}
