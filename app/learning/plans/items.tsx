import { type Item, type Plan, type Section, sections } from '#core/plans/plan.ts'
import { Button, Tag } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import { sectionWords } from './section-words.ts'

interface ItemsProps {
  readonly plan: Plan
  /** Whether it is mine to change. */
  readonly mine: boolean
}

/** A plan's parts in order, strengths first; steps stand under the goal they lead to. */
export function Items({ plan, mine }: ItemsProps) {
  const goals = plan.items.filter(({ section }) => section === 'goal').map(({ id }) => id)
  const loose = (item: Item) =>
    item.section !== 'step' || item.goalId === null || !goals.includes(item.goalId)
  return (
    <>
      {sections
        .map((section) => ({
          section,
          here: plan.items.filter((item) => item.section === section && loose(item)),
        }))
        .filter(
          ({ section, here }) => here.length > 0 || (mine && section !== 'noticed' && section !== 'step'),
        )
        .map(({ section, here }) => (
          <section class={`plan-section plan-${section}`}>
            <h2>{sectionWords(section).title}</h2>
            {here.length === 0 ? <p class="hint">{sectionWords(section).empty}</p> : null}
            <ul class="plan-items">
              {here.map((item) => (
                <OneItem item={item} plan={plan} mine={mine} />
              ))}
            </ul>
            {mine && section !== 'noticed' && <Add section={section} />}
          </section>
        ))}
    </>
  )
}

const Add = ({ section, goal }: { section: Section; goal?: Item }) => (
  <p class="plan-add">
    <Button
      kind="link"
      href={`/plan/add?section=${section}${goal === undefined ? '' : `&goal=${goal.id}`}`}
      about={goal === undefined ? sectionWords(section).title : t('for: {goal}', { goal: goal.text })}
    >
      {goal === undefined ? t('Add') : t('Add a step')}
    </Button>
  </p>
)

function OneItem({ item, plan, mine }: { item: Item } & ItemsProps) {
  const steps = plan.items.filter(
    (step) => step.section === 'step' && step.goalId === item.id && step.id !== item.id,
  )
  return (
    <li>
      <p class="plan-item-text">{item.text}</p>
      <p class="plan-item-meta">
        {item.doneOn !== null && <Tag tone="good">{t('Done {date}', { date: formatDate(item.doneOn) })}</Tag>}{' '}
        {item.apart && <Tag>{t('Only you see this')}</Tag>}{' '}
        {mine && (
          <>
            <a href={`/plan/items/${item.id}`}>
              {t('Change')}
              <span class="unseen"> {item.text}</span>
            </a>{' '}
            <a href={`/things/${item.id}`}>
              {t('Who can see this?')}
              <span class="unseen"> {item.text}</span>
            </a>
          </>
        )}
      </p>
      {item.section === 'goal' && (steps.length > 0 || mine) && (
        <>
          {steps.length > 0 && (
            <ul class="plan-items plan-steps">
              {steps.map((step) => (
                <OneItem item={step} plan={plan} mine={mine} />
              ))}
            </ul>
          )}
          {mine && <Add section="step" goal={item} />}
        </>
      )}
    </li>
  )
}
