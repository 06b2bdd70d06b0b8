import { t } from '#words'
import { describedBy, FieldError, type FieldProps, Hint, idOf } from './frame.tsx'
import { Optional } from './optional.tsx'

export interface DateValue {
  readonly day?: string | undefined
  readonly month?: string | undefined
  readonly year?: string | undefined
}

type DateFieldProps = Omit<FieldProps, 'value'> & { readonly value?: DateValue | string | undefined }

/** `2027-03-09` as its three fields. */
function split(value: DateValue | string | undefined): DateValue {
  if (typeof value !== 'string') return value ?? {}
  const [year, month, day] = value.split('-')
  return { year, month: month && String(Number(month)), day: day && String(Number(day)) }
}

/** A remembered date, typed as three short numbers: `<name>-day`, `<name>-month`, `<name>-year`. */
export function DateField(props: DateFieldProps) {
  const { value: given, ...shown } = props
  const { name, label, error, optional } = shown
  const value = split(given)
  // The first part carries the field's own id, so that the error summary's link leads there.
  const partId = (part: string) => (part === 'day' ? idOf(props) : `${idOf(props)}-${part}`)
  const parts = [
    ['day', t('Day'), 2, value.day],
    ['month', t('Month'), 2, value.month],
    ['year', t('Year'), 4, value.year],
  ] as const
  return (
    <fieldset class={error ? 'field field-wrong' : 'field'} aria-describedby={describedBy(props)}>
      <legend class="field-label">
        {label}
        {optional && <Optional />}
      </legend>
      <Hint {...shown} />
      <FieldError {...shown} />
      <div class="date-parts">
        {parts.map(([part, words, length, written]) => (
          <div class={`date-part date-${part}`}>
            <label class="date-label" for={partId(part)}>
              {words}
            </label>
            <input
              class="input"
              id={partId(part)}
              name={`${name}-${part}`}
              inputmode="numeric"
              maxlength={length}
              value={written}
              aria-invalid={error ? 'true' : undefined}
            />
          </div>
        ))}
      </div>
    </fieldset>
  )
}
