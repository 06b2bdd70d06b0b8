import { t } from '#words'
import { Island } from '../page/island.tsx'

interface ProgressProps {
  readonly label: string
  /** How far, in words; without it a share. */
  readonly text?: string
  readonly value: number
  readonly max: number
  /** Answers `{value, max, text?, done}` as JSON; when it says done the page is loaded again. */
  readonly src?: string
}

/** How far something has come. The page's own refresh or link shows more; with JavaScript it moves by itself. */
export function Progress({ label, text, value, max, src }: ProgressProps) {
  const share = max > 0 ? Math.min(1, value / max) : 0
  return (
    <div class="progress" data-progress={src}>
      <p class="progress-label" id={`progress-${value}-${max}`}>
        {label}
      </p>
      <progress max={max} value={value} aria-labelledby={`progress-${value}-${max}`} />
      <p class="progress-text" aria-live="polite">
        {text ?? t('{share, number, percent} done', { share })}
      </p>
      {src !== undefined && <Island name="progress" />}
    </div>
  )
}
