import { turnoutOf } from '#core/ballots/turnout.ts'
import { threadStrip } from '#core/threads/strip.tsx'
import { BackLink, Button, ButtonRow, Layout, Notice, PageTitle, Progress } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import type { OpenAsk } from '../../../http/ask.tsx'
import { type Budget, theBudget } from '../budget.ts'
import { money } from '../money.ts'
import { ideasOf, ideasToRead, type Project, projectsOf } from '../projects.ts'
import { Stages } from '../stage.tsx'
import { Host } from './host.tsx'
import { IdeaList, ProjectList } from './lists.tsx'
import { VoteBox } from './vote-box.tsx'

/** `/budgets/:id`: how far it has come, what there is to do now, and what there is to read. */
export async function showBudget(ask: OpenAsk) {
  const { c, tx, me } = ask
  const budget = await theBudget(tx, c.req.param('id')!)
  const projects = await projectsOf(tx, budget.id)
  const won = projects.filter(({ story }) => story?.won)
  return (
    <Layout
      title={budget.title}
      current="say"
      {...(me !== null && { before: <BackLink href="/budgets">{t('Budgets')}</BackLink> })}
    >
      <PageTitle caption={budget.hostName ?? ''} lead={forWhom(budget)}>
        {budget.title}
      </PageTitle>
      <Stages budget={budget} delivered={won.length > 0 && won.every(({ state }) => state === 'done')} />
      {budget.words !== '' && <p class="said">{budget.words}</p>}
      {budget.iRun && <Host budget={budget} waiting={(await ideasToRead(tx, budget.id)).length} />}
      {await Now({ ask, budget, projects })}
      {!budget.iRun && (budget.iEnter || budget.iTick) && <Parts budget={budget} />}
      {await threadStrip(ask, budget.id)}
    </Layout>
  )
}

function forWhom(budget: Budget): string {
  const amount = money(budget.amount, budget)
  const who = budget.forGroup ?? t('everybody here')
  return budget.fromAge === null
    ? t('{amount} for {who}. You say what becomes of it.', { amount, who })
    : t('{amount} for {who} from {age, number} on. You say what becomes of it.', {
        amount,
        who,
        age: budget.fromAge,
      })
}

async function Now({
  ask,
  budget,
  projects,
}: {
  ask: OpenAsk
  budget: Budget
  projects: readonly Project[]
}) {
  const { tx } = ask
  switch (budget.stage) {
    case 'ideas':
    case 'projects': {
      const ideas = await ideasOf(tx, budget.id)
      return (
        <>
          {budget.stage === 'ideas' ? (
            <>
              <p>{t('Ideas until {date}.', { date: formatDate(budget.ideasUntil!) })}</p>
              {(budget.isForMe || ask.me === null) && (
                <Button href={`/budgets/${budget.id}/idea`}>{t('I have an idea')}</Button>
              )}
            </>
          ) : (
            <p>
              {t('The ideas are in. By {date} they become projects with a cost. Then you vote.', {
                date: formatDate(budget.projectsUntil!),
              })}
            </p>
          )}
          <ProjectList budget={budget} projects={projects} />
          <IdeaList ideas={ideas} stillOpen={budget.stage === 'ideas'} />
        </>
      )
    }
    case 'voting':
      return (
        <>
          {await VoteBox({ ask, budget })}
          <ProjectList budget={budget} projects={projects} />
        </>
      )
    case 'counting':
      return <Counting budget={budget} />
    case 'counted': {
      const turnout = await turnoutOf(tx, budget.ballotId!)
      const voters = turnout.byScreen + turnout.byPaper
      const won = projects.filter(({ story }) => story?.won)
      return (
        <>
          <p>
            {voters > 0 && t('{voters, plural, one {One person} other {# people}} voted.', { voters })}{' '}
            {t('{won, plural, =0 {No project} one {One project} other {# projects}} won.', {
              won: won.length,
            })}
          </p>
          <ButtonRow>
            <Button href={`/budgets/${budget.id}/results`}>{t('See the results')}</Button>
            <Button href={`/budgets/${budget.id}/receipt`} kind="quiet">
              {t('Is my vote in it?')}
            </Button>
          </ButtonRow>
          <ProjectList budget={budget} projects={won} />
        </>
      )
    }
  }
}

export const Counting = ({ budget }: { budget: Budget }) =>
  budget.failedAt !== null ? (
    <Notice kind="problem" title={t('The count did not work out')}>
      <p>{t('Something went wrong on our side. No vote is lost. Whoever runs it can start it again.')}</p>
    </Notice>
  ) : (
    <>
      <Progress
        label={t('The votes are being counted.')}
        value={budget.progress}
        max={100}
        src={`/budgets/${budget.id}/progress`}
      />
      <p>{t('You can leave this page. The count carries on, even if Kith is restarted.')}</p>
      <Button href={`/budgets/${budget.id}`} kind="quiet">
        {t('Look again')}
      </Button>
    </>
  )

const Parts = ({ budget }: { budget: Budget }) =>
  budget.stage === 'voting' ? (
    <ButtonRow>
      {budget.iTick && (
        <Button href={`/budgets/${budget.id}/roll`} kind="quiet">
          {t('The roll')}
        </Button>
      )}
      {budget.iEnter && (
        <Button href={`/budgets/${budget.id}/paper`} kind="quiet">
          {t('Paper')}
        </Button>
      )}
    </ButtonRow>
  ) : null

/** `/budgets/:id/progress`: the same for the bar that moves by itself. */
export async function countProgress({ c, tx }: OpenAsk) {
  const budget = await theBudget(tx, c.req.param('id')!)
  const done = budget.stage !== 'counting' || budget.failedAt !== null
  return c.json({ value: budget.progress, max: 100, done })
}
