import { t } from '#words'
import { describedBy, type FieldProps, Frame, idOf } from './frame.tsx'

/** Room for several lines. With `maxlength` it says how many letters fit. */
export function TextArea(props: FieldProps & { readonly rows?: number; readonly maxlength?: number }) {
  const { name, value, error, rows = 5, maxlength } = props
  const counted = maxlength === undefined ? undefined : `${idOf(props)}-count`
  return (
    <Frame {...props}>
      <textarea
        class="input"
        id={idOf(props)}
        name={name}
        rows={rows}
        maxlength={maxlength}
        aria-describedby={[describedBy(props), counted].filter(Boolean).join(' ') || undefined}
        aria-invalid={error ? 'true' : undefined}
      >
        {value}
      </textarea>
      {maxlength !== undefined && (
        <p class="field-count" id={counted}>
          {t('Up to {count, number} letters', { count: maxlength })}
        </p>
      )}
    </Frame>
  )
}
