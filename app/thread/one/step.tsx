import type { Step } from '#core/threads/thread.ts'
import { Tag } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import type { SourceKind, Told } from '../../practice.ts'
import { Answers } from './answers.tsx'
import { Promises } from './promises.tsx'
import { daysFrom, Wait } from './wait.tsx'

interface StepProps {
  readonly step: Step
  readonly told: readonly Told[]
  readonly kind: SourceKind | undefined
  readonly here: boolean
  /** Not all of the thread is run by the same group. */
  readonly saysHost: boolean
  readonly now: Date
}

/** A week is given before it is said that nothing came of something. */
const GRACE = 7

/** One thing on a thread, with who answered, who promised, and what came; or that nothing has, and for how long. */
export function OneStep({ step, told, kind, here, saysHost, now }: StepProps) {
  const { source, answers, promises, to } = step
  const silent =
    kind?.mayEnd !== true &&
    answers.length + promises.length + to.length + told.length === 0 &&
    daysFrom(source.madeAt, now) > GRACE
  return (
    <li class={here ? 'thread-step thread-here' : 'thread-step'}>
      <p class="thread-kind">
        {kind?.what() ?? t('Something said')} <span class="thread-day">{formatDate(source.madeAt)}</span>
      </p>
      <h2 class="thread-title" aria-current={here ? 'step' : undefined}>
        {kind === undefined ? source.title : <a href={kind.href(source.id)}>{source.title}</a>}
      </h2>
      {saysHost && <p class="thread-host">{t('Run by {group}', { group: source.hostName })}</p>}
      <Answers answers={answers} now={now} />
      <Promises promises={promises} now={now} />
      {told.map(({ what, good, words, at }) => (
        <div class="thread-line">
          <p>
            <Tag tone={good ? 'good' : 'waiting'}>{what}</Tag> {t('on {day}', { day: formatDate(at) })}
          </p>
          <blockquote class="thread-words said">{words}</blockquote>
        </div>
      ))}
      {silent && <Wait since={source.madeAt} now={now} says={t('Nothing has come of this yet.')} />}
    </li>
  )
}
