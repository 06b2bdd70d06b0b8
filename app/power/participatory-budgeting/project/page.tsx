import { entriesOf } from '#core/ledger/entries.ts'
import { threadStrip } from '#core/threads/strip.tsx'
import { promisesOf } from '#core/threads/thread.ts'
import { Button, ButtonRow, Notice } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import type { OpenAsk } from '../../../http/ask.tsx'
import { ProjectState } from '../budget/lists.tsx'
import { type Budget, theBudget } from '../budget.ts'
import { FollowForm, isFollowed } from '../follow-form.tsx'
import { BudgetFrame } from '../frame.tsx'
import { costAndPlace } from '../money.ts'
import { type Project, theProject } from '../projects.ts'
import { Delivery } from './delivery.tsx'
import { Fared } from './fared.tsx'

/** `/budgets/projects/:id`: what it is, how it fared in the vote and why, and what becomes of it. */
export async function showProject(ask: OpenAsk) {
  const { c, tx, me } = ask
  const project = await theProject(tx, c.req.param('id')!)
  const budget = await theBudget(tx, project.budgetId)
  const lead = costAndPlace(project, budget)
  return (
    <BudgetFrame budget={budget} title={project.title} lead={lead}>
      <p>
        <ProjectState project={project} />
      </p>
      {project.withdrawnAt !== null && <Withdrawn project={project} budget={budget} />}
      {project.words !== '' && <p class="said">{project.words}</p>}
      {project.helper !== null && (
        <p>
          {project.iHelp
            ? t('You stand by this project.')
            : t('{name} stands by it and can be asked about it.', { name: project.helper })}
        </p>
      )}
      {project.story !== null && <Fared project={project} budget={budget} />}
      {project.story?.won &&
        (await Delivery({
          ask,
          project,
          budget,
          promises: await promisesOf(tx, [project.id]),
          entries: await entriesOf(tx, project.id),
        }))}
      {me !== null && <FollowForm id={project.id} followed={await isFollowed(tx, project.id)} />}
      {budget.iRun && <HostButtons project={project} budget={budget} />}
      {await threadStrip(ask, project.id)}
    </BudgetFrame>
  )
}

const Withdrawn = ({ project, budget }: { project: Project; budget: Budget }) => (
  <Notice title={t('Withdrawn on {date}', { date: formatDate(project.withdrawnAt!) })}>
    <p>{project.withdrawnWhy}</p>
    {budget.ballotId !== null && (
      <p>
        {t(
          'Votes for it do not count. If you chose it, everything else on your ballot counts, and nothing has to be done.',
        )}
      </p>
    )}
  </Notice>
)

function HostButtons({ project, budget }: { project: Project; budget: Budget }) {
  const early = budget.stage === 'ideas' || budget.stage === 'projects'
  const gone = project.withdrawnAt !== null
  if (gone || !(early || budget.stage === 'voting')) return null
  return (
    <ButtonRow>
      {early && (
        <Button href={`/budgets/projects/${project.id}/change`} kind="quiet">
          {t('Change it')}
        </Button>
      )}
      <Button href={`/budgets/projects/${project.id}/withdraw`} kind="quiet">
        {t('Withdraw it')}
      </Button>
    </ButtonRow>
  )
}
