import type { Step } from '#core/threads/thread.ts'
import { Details } from '#ui/ui.ts'
import { t } from '#words'
import type { SourceKind, Told } from '../../practice.ts'
import { OneStep } from './step.tsx'

interface StepsProps {
  readonly steps: readonly Step[]
  /** By the id of what it is told of. */
  readonly told: ReadonlyMap<string, readonly Told[]>
  readonly kinds: Readonly<Record<string, SourceKind>>
  readonly hereId: string
  readonly now: Date
}

/** So many of one kind in a row are shown; the rest can be opened. */
const IN_A_ROW = 4

/** The whole thread from the first words down to what changed. */
export const Steps = ({ steps, told, kinds, hereId, now }: StepsProps) => {
  const hosts = new Set(steps.map(({ source }) => source.hostId))
  const one = (step: Step) => (
    <OneStep
      step={step}
      told={told.get(step.source.id) ?? []}
      kind={kinds[step.source.kind]}
      here={step.source.id === hereId}
      saysHost={hosts.size > 1}
      now={now}
    />
  )
  return (
    <ol class="thread">
      {runsOf(steps).map((run) => {
        const folded = run.slice(IN_A_ROW).filter(({ source }) => source.id !== hereId)
        const shown = run.filter((step) => !folded.includes(step))
        return (
          <>
            {shown.map(one)}
            {folded.length > 0 && (
              <li class="thread-step thread-more">
                <Details
                  summary={t('{kind}: {count} more', {
                    kind: kinds[run[0]!.source.kind]?.what() ?? t('Something said'),
                    count: folded.length,
                  })}
                >
                  <ol class="thread">{folded.map(one)}</ol>
                </Details>
              </li>
            )}
          </>
        )
      })}
    </ol>
  )
}

/** Those of one kind that follow each other. */
function runsOf(steps: readonly Step[]): readonly (readonly Step[])[] {
  const runs: Step[][] = []
  for (const step of steps) {
    const last = runs.at(-1)
    if (last?.[0]?.source.kind === step.source.kind) last.push(step)
    else runs.push([step])
  }
  return runs
}
