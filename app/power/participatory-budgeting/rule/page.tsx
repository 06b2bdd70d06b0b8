import { Details, Notice } from '#ui/ui.ts'
import { t } from '#words'
import type { OpenAsk } from '../../../http/ask.tsx'
import { type Budget, type LockedRule, lockedRule, theBudget } from '../budget.ts'
import { BudgetFrame } from '../frame.tsx'
import { ruleInWords } from '../rule-words.ts'

/** `/budgets/:id/rule`: how it is voted and counted, in words and as the document that was locked. */
export async function showRule({ c, tx }: OpenAsk) {
  const budget = await theBudget(tx, c.req.param('id')!)
  const locked = await lockedRule(tx, budget.ballotId)
  return (
    <BudgetFrame budget={budget} title={t('How it is counted')}>
      {locked === null ? (
        <Notice>
          <p>{t('The rule is chosen before voting opens. Then it is shown here and cannot be changed.')}</p>
        </Notice>
      ) : (
        <>
          <p>{t('This was locked before anybody voted. Nobody can change it now.')}</p>
          <RuleInFull rule={locked.rule} />
          <h2>{t('The seal')}</h2>
          <p>
            {t('Whoever has these 64 letters and digits can tell whether the rule is still the same.')}
            <br />
            <code class="hash">{locked.hash}</code>
          </p>
          <p>
            <a href={`/budgets/${budget.id}/rule.json`}>{t('The rule as a file')}</a>
          </p>
        </>
      )}
    </BudgetFrame>
  )
}

/** A rule in words, and as JSON for those who count themselves. */
export const RuleInFull = ({ rule }: { rule: LockedRule }) => (
  <>
    <h2>{t('How you vote')}</h2>
    <ul>
      {votingInWords(rule).map((line) => (
        <li>{line}</li>
      ))}
    </ul>
    <h2>{t('How the votes are counted')}</h2>
    <ul>
      {ruleInWords(rule.count, rule).map((line) => (
        <li>{line}</li>
      ))}
    </ul>
    {rule.lotFrom !== null && (
      <p>{t('The lot for ties was drawn from these words: {words}', { words: rule.lotFrom })}</p>
    )}
    <Details summary={t('The rule as a document')}>
      <pre class="json" lang="zxx">
        {JSON.stringify(rule, null, 2)}
      </pre>
    </Details>
  </>
)

/** How one votes, in a sentence or two. */
export function votingInWords({
  form,
  most,
  points,
}: Pick<Budget, 'most' | 'points'> & { form: LockedRule['form'] | null }): readonly string[] {
  const limit =
    most === null
      ? t('You can choose as many projects as you like.')
      : t('You can choose {most, plural, one {one project} other {up to # projects}}.', { most })
  if (form === 'points')
    return [
      points === null
        ? t('You give points to projects.')
        : t('You have {points, number} points to share out.', { points }),
      limit,
    ]
  if (form === 'ranked') return [t('You put projects in your order, the best one first.'), limit]
  return [limit]
}

/** `/budgets/:id/rule.json`: exactly what was locked. */
export async function ruleFile({ c, tx }: OpenAsk) {
  const budget = await theBudget(tx, c.req.param('id')!)
  const locked = await lockedRule(tx, budget.ballotId)
  if (locked === null) return c.json({ rule: null }, 404)
  return c.json({ hash: locked.hash, rule: locked.rule })
}
