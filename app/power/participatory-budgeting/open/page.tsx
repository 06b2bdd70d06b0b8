import { sql } from 'kysely'
import { fillRoll, makeBallot } from '#core/ballots/make-ballot.ts'
import { hashOf } from '#core/ballots/rule-hash.ts'
import { Button, Form, type Problem } from '#ui/ui.ts'
import { formatDateTime, t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { type Budget, budgetOfMine } from '../budget.ts'
import { BudgetFrame } from '../frame.tsx'
import { projectsOf } from '../projects.ts'
import { RuleInFull } from '../rule/page.tsx'
import { Choices } from './choices.tsx'
import { type Opening, openingOf, schema, type Typed } from './opening.ts'

const onBallot = async (ask: Ask, budget: Budget) =>
  (await projectsOf(ask.tx, budget.id)).filter(({ withdrawnAt }) => withdrawnAt === null)

/** `/budgets/:id/open`: choose how it is voted and counted; read it as everybody will; then open the vote. */
export async function showOpen(ask: Ask & { shown?: Shown }) {
  const { c, house, tx, shown = blank } = ask
  const budget = await budgetOfMine(tx, c.req.param('id')!)
  if (budget.stage !== 'ideas' && budget.stage !== 'projects')
    return (
      <BudgetFrame budget={budget} title={t('Open the vote')}>
        <p>{t('The vote was opened. Its rule cannot be changed any more.')}</p>
      </BudgetFrame>
    )
  const projects = await onBallot(ask, budget)
  const typed: Readonly<Record<string, string | undefined>> =
    shown.requestId === undefined ? c.req.query() : shown.values
  const looked = typed.look === 'yes' && shown.problems.length === 0
  const found = looked
    ? tried({ ...typed, id: budget.id }, (it) => openingOf(it, budget, projects, house.now()))
    : null
  const problems = found !== null && 'problems' in found ? found.problems : shown.problems
  return (
    <BudgetFrame
      budget={budget}
      title={t('Open the vote')}
      lead={t(
        '{count, plural, =0 {No project} one {One project} other {# projects}} will be on the ballot.',
        {
          count: projects.length,
        },
      )}
      problems={problems}
    >
      {found !== null && 'opening' in found && (
        <Preview budget={budget} opening={found.opening} typed={typed} />
      )}
      <Choices budget={budget} values={typed} problems={problems} />
    </BudgetFrame>
  )
}

function tried(
  values: Readonly<Record<string, string | undefined>>,
  work: (typed: Typed) => Opening,
): { readonly opening: Opening } | { readonly problems: readonly Problem[] } {
  const parsed = schema.safeParse(values)
  if (!parsed.success)
    return {
      problems: parsed.error.issues.map(({ path, message }) => ({ field: String(path[0] ?? ''), message })),
    }
  try {
    return { opening: work(parsed.data) }
  } catch (error) {
    if (error instanceof Mend) return { problems: error.problems }
    throw error
  }
}

const Preview = ({
  budget,
  opening: { rule, opensAt, closesAt },
  typed,
}: {
  budget: Budget
  opening: Opening
  typed: Readonly<Record<string, string | undefined>>
}) => (
  <section class="preview">
    <p>
      {t('Vote from {from} until {until}.', {
        from: formatDateTime(opensAt),
        until: formatDateTime(closesAt),
      })}
    </p>
    <RuleInFull rule={rule} />
    <p>
      {t('Its seal:')} <code class="hash">{hashOf(rule)}</code>
    </p>
    <Form action={`/budgets/${budget.id}/open`}>
      {Object.keys(schema.shape)
        .filter((name) => name !== 'id' && typed[name] !== undefined)
        .map((name) => (
          <input type="hidden" name={name} value={typed[name]} />
        ))}
      <Button>{t('Lock this and open the vote')}</Button>
    </Form>
    <h2>{t('Or change it')}</h2>
  </section>
)

export async function openVote(ask: Ask & { input: Typed; requestId: string }) {
  const { house, tx, input, requestId } = ask
  const budget = await budgetOfMine(tx, input.id)
  if (budget.stage !== 'ideas' && budget.stage !== 'projects')
    throw new Mend('', t('The vote was opened already.'))
  const projects = await onBallot(ask, budget)
  const { rule, opensAt, closesAt } = openingOf(input, budget, projects, house.now())
  await makeBallot(tx, house, {
    id: requestId,
    aboutId: budget.id,
    question: t('Which projects should win?'),
    form: rule.form,
    secret: true,
    rule: { ...rule },
    opensAt,
    closesAt,
    options: projects.map(({ id, title }) => ({ id, title })),
  })
  const onRoll = await fillRoll(tx, requestId)
  await sql`select open_vote(${budget.id}, ${requestId}, ${rule.most}, ${rule.points})`.execute(tx)
  return {
    to: `/budgets/${budget.id}`,
    say: t('Locked and open. {onRoll, plural, one {One person is} other {# people are}} on the roll.', {
      onRoll,
    }),
  }
}
