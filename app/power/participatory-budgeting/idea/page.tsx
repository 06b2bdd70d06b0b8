import { threadStrip } from '#core/threads/strip.tsx'
import { Notice } from '#ui/ui.ts'
import { t } from '#words'
import type { OpenAsk } from '../../../http/ask.tsx'
import { theBudget } from '../budget.ts'
import { BudgetFrame } from '../frame.tsx'
import { theIdea } from '../projects.ts'

/** `/budgets/ideas/:id`: one idea, and to which project it led. */
export async function showIdea(ask: OpenAsk) {
  const idea = await theIdea(ask.tx, ask.c.req.param('id')!)
  const budget = await theBudget(ask.tx, idea.budgetId)
  return (
    <BudgetFrame budget={budget} title={idea.title} {...(idea.place !== null && { lead: idea.place })}>
      {idea.says === null && (
        <Notice>
          <p>{t('It waits to be read. Nobody else sees it until then.')}</p>
        </Notice>
      )}
      {idea.says === 'no' && (
        <Notice title={t('It was not taken up')}>
          <p>{idea.why}</p>
        </Notice>
      )}
      <p class="said">{idea.words}</p>
      {idea.says === 'yes' && idea.why !== null && idea.mine && (
        <p>{t('To you: {words}', { words: idea.why })}</p>
      )}
      {await threadStrip(ask, idea.id)}
    </BudgetFrame>
  )
}
