import { t } from '#words'

export interface Step {
  readonly text: string
  readonly href?: string
  readonly state: 'done' | 'now' | 'later'
}

/** Where somebody is in something with several steps. */
export function Stepper({ label, steps }: { label: string; steps: readonly Step[] }) {
  const states = { done: t('done'), now: t('you are here'), later: t('still to come') }
  return (
    <ol class="stepper" aria-label={label}>
      {steps.map(({ text, href, state }) => (
        <li class={`step step-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
          {href === undefined ? text : <a href={href}>{text}</a>}
          <span class="unseen"> ({states[state]})</span>
        </li>
      ))}
    </ol>
  )
}
