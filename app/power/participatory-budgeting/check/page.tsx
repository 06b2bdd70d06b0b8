import { Refused } from '#db/refused.ts'
import { Island, Notice } from '#ui/ui.ts'
import { t } from '#words'
import type { OpenAsk } from '../../../http/ask.tsx'
import { theBudget } from '../budget.ts'
import { BudgetFrame } from '../frame.tsx'

/** `/budgets/:id/check`: counts again from what is published, in the reader's own browser. */
export async function showCheck({ c, tx }: OpenAsk) {
  const budget = await theBudget(tx, c.req.param('id')!)
  if (budget.stage !== 'counted') throw new Refused('unseen')
  const at = `/budgets/${budget.id}`
  return (
    <BudgetFrame
      budget={budget}
      title={t('Count it again yourself')}
      lead={t('You need not believe us. Here is every ballot, without names, and how it was counted.')}
      back={{ href: `${at}/results`, text: t('Results') }}
    >
      <ul>
        <li>
          <a href={`${at}/votes.pb`} download="votes.pb">
            {t('All ballots (a Pabulib file)')}
          </a>
        </li>
        <li>
          <a href={`${at}/record.json`} download="record.json">
            {t('The record of the count')}
          </a>
        </li>
        <li>
          <a href={`${at}/rule.json`}>{t('The rule as a file')}</a>
        </li>
      </ul>
      <h2>{t('In this browser')}</h2>
      <div
        data-verify-count={at}
        data-holds={t('It holds. Counted again on this device, the same projects win.')}
        data-fails={t('It does not hold:')}
        data-odd={t('It could not be checked:')}
        data-working={t('Counting …')}
      >
        <p data-verify-plain>
          {t('This needs JavaScript, because your own device does the counting. The way below needs none.')}
        </p>
        <p>
          <button type="button" class="button button-primary" data-verify-go hidden>
            {t('Count on this device')}
          </button>
        </p>
        <div role="status" data-verify-says></div>
      </div>
      <h2>{t('With your own computer')}</h2>
      <Notice>
        <p>{t('Save the two files, then type:')}</p>
        <pre class="json" lang="zxx">
          npx kith count votes.pb --verify record.json
        </pre>
      </Notice>
      <Island name="verify-count" />
    </BudgetFrame>
  )
}
