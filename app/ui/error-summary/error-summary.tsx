import { t } from '#words'
import { fieldId } from '../field/frame.tsx'

/** One thing wrong with a form: the field it belongs to ('' for the whole form) and a sentence on how to mend it. */
export interface Problem {
  readonly field: string
  readonly message: string
}

/** The first thing wrong with a field, for its `error`. */
export const problemWith = (problems: readonly Problem[] | undefined, field: string): string | undefined =>
  problems?.find((problem) => problem.field === field)?.message

/** Everything wrong with a form, first on its page, each a link to its field. Nothing when nothing is wrong. */
export function ErrorSummary({ problems }: { problems: readonly Problem[] | undefined }) {
  if (!problems?.length) return null
  return (
    <section class="error-summary" role="alert" tabindex={-1} aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{t('Something needs another look')}</h2>
      <ul>
        {problems.map(({ field, message }) => (
          <li>{field ? <a href={`#${fieldId(field)}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </section>
  )
}
