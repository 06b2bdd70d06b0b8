import { t } from '#words'

export interface Segment {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

interface DiffProps {
  readonly segments: readonly Segment[]
  /** Names the two, “3 March, by Asha”, where nothing above it does. */
  readonly between?: { readonly before: string; readonly after: string }
}

/** Two versions as one text: what went is struck, what came is underlined, and both are said in words. */
export function Diff({ segments, between }: DiffProps) {
  return (
    <div class="diff">
      {between !== undefined && <p class="diff-key">{t('From {before} to {after}', { ...between })}</p>}
      <div class="diff-text">
        {segments.map(({ kind, text }) => {
          if (kind === 'added') {
            return (
              <ins>
                <span class="unseen">{t('added:')} </span>
                {text}
                <span class="unseen"> {t('(end of added)')} </span>
              </ins>
            )
          }
          if (kind === 'removed') {
            return (
              <del>
                <span class="unseen">{t('taken out:')} </span>
                {text}
                <span class="unseen"> {t('(end of taken out)')} </span>
              </del>
            )
          }
          return <>{text}</>
        })}
      </div>
    </div>
  )
}
