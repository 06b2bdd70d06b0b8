import { Button, ButtonRow, Form, Notice } from '#ui/ui.ts'
import { t } from '#words'
import { named } from '../answer.ts'
import type { Budget } from '../budget.ts'
import { BudgetFrame } from '../frame.tsx'
import { money } from '../money.ts'
import type { Project } from '../projects.ts'
import { Kept } from './kept.tsx'
import type { Read } from './read-choice.ts'

interface CheckItProps {
  readonly budget: Budget
  readonly projects: readonly Project[]
  readonly read: Read
}

/** The vote as it will be cast, read once more. */
export function CheckIt({ budget, projects, read }: CheckItProps) {
  const byNumber = new Map(projects.map((project) => [project.position, project]))
  const chosen = named(read.answer).map((number) => byNumber.get(number)!)
  const List = budget.form === 'ranked' ? 'ol' : 'ul'
  return (
    <BudgetFrame budget={budget} title={t('Check your vote')} lead={leadOf(budget, read)}>
      <List class="ballot-chosen">
        {chosen.map(({ title, cost, position }) => (
          <li>
            <strong>{title}</strong>{' '}
            {budget.form === 'points'
              ? t('{points, plural, one {# point} other {# points}}', { points: read.entries.get(position)! })
              : money(cost ?? 0, budget)}
          </li>
        ))}
      </List>
      <Notice kind="warning" title={t('A vote is final')}>
        <p>{t('You cannot change it once it is cast.')}</p>
      </Notice>
      <Form action={`/budgets/${budget.id}/vote/cast`}>
        <Kept budget={budget} read={read} />
        <ButtonRow>
          <Button>{t('Cast my vote')}</Button>
          <Button kind="quiet" name="do" value="change" formaction={`/budgets/${budget.id}/vote`}>
            {t('Change it')}
          </Button>
        </ButtonRow>
      </Form>
    </BudgetFrame>
  )
}

function leadOf({ form, points }: Budget, { entries }: Read): string {
  const lead = t('This is how it will be cast.')
  if (form !== 'points' || points === null) return lead
  const given = [...entries.values()].reduce((sum, one) => sum + one, 0)
  return `${lead} ${t('You give {given, number} of your {points, number} points.', { given, points })}`
}
