import { Stepper } from '#ui/ui.ts'
import { t } from '#words'
import type { Budget, Stage } from './budget.ts'

const order = ['ideas', 'projects', 'voting', 'counted'] as const

/** Where a budget is on its way. */
export function Stages({ budget, delivered }: { budget: Pick<Budget, 'stage'>; delivered?: boolean }) {
  const words: Readonly<Record<(typeof order)[number], string>> = {
    ideas: t('Ideas'),
    projects: t('Projects'),
    voting: t('Vote'),
    counted: t('Results'),
  }
  const now = order.indexOf(budget.stage === 'counting' ? 'voting' : budget.stage)
  const steps = order.map((one, place) => ({
    text: words[one],
    state: place < now ? ('done' as const) : place === now ? ('now' as const) : ('later' as const),
  }))
  const last = { text: t('Done'), state: delivered ? ('now' as const) : ('later' as const) }
  return <Stepper label={t('How far it has come')} steps={[...steps, last]} />
}

/** A stage in a word or two, for lists. */
export function stageWords(stage: Stage): string {
  const words: Readonly<Record<Stage, string>> = {
    ideas: t('Collecting ideas'),
    projects: t('Making projects'),
    voting: t('Voting'),
    counting: t('Counting'),
    counted: t('Results are out'),
  }
  return words[stage]
}
