import { Button, ButtonRow, Form } from '#ui/ui.ts'
import { t } from '#words'
import type { Budget } from '../budget.ts'

/** What whoever runs it does next. */
export function Host({ budget, waiting }: { budget: Budget; waiting: number }) {
  const at = `/budgets/${budget.id}`
  const early = budget.stage === 'ideas' || budget.stage === 'projects'
  return (
    <section>
      <h2>{t('You run this')}</h2>
      {waiting > 0 && (
        <p>
          <a href={`${at}/ideas`}>
            {t('{waiting, plural, one {One idea waits} other {# ideas wait}} to be read', { waiting })}
          </a>
        </p>
      )}
      <ButtonRow>
        {early && (
          <>
            <Button href={`${at}/projects/new`} kind="quiet">
              {t('Make a project')}
            </Button>
            <Button href={`${at}/idea?for=somebody`} kind="quiet">
              {t('Write down an idea for somebody')}
            </Button>
            <Button href={`${at}/open`} kind="quiet">
              {t('Open the vote')}
            </Button>
          </>
        )}
        {budget.stage === 'voting' && (
          <>
            <Button href={`${at}/roll`} kind="quiet">
              {t('The roll')}
            </Button>
            <Button href={`${at}/paper`} kind="quiet">
              {t('Paper')}
            </Button>
            <Button href={`${at}/count`} kind="quiet">
              {t('Count the votes')}
            </Button>
          </>
        )}
        <Button href={`${at}/helpers`} kind="quiet">
          {t('Who helps')}
        </Button>
      </ButtonRow>
      {budget.stage === 'ideas' && (
        <Form action={`${at}/end-ideas`}>
          <Button kind="quiet">{t('No more ideas from now on')}</Button>
        </Form>
      )}
      {budget.stage === 'counting' && budget.failedAt !== null && (
        <Form action={`${at}/count-again`}>
          <Button>{t('Count again')}</Button>
        </Form>
      )}
    </section>
  )
}
