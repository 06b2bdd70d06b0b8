import type { PropsWithChildren } from 'hono/jsx'
import { Optional } from './optional.tsx'

/** A field's element id: where the error summary's link leads. */
export const fieldId = (name: string): string => `field-${name.replaceAll(/[^A-Za-z0-9]+/g, '-')}`

export interface FieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  /** What is wrong and how to mend it. */
  readonly error?: string | undefined
  readonly value?: string | undefined
  /** Not needed: says so after the label. Everything else asked for is needed. */
  readonly optional?: boolean
}

/** The ids that describe a field, for `aria-describedby`. */
export function describedBy({
  name,
  hint,
  error,
}: Pick<FieldProps, 'name' | 'hint' | 'error'>): string | undefined {
  const id = fieldId(name)
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
}

export function Hint({ name, hint }: Pick<FieldProps, 'name' | 'hint'>) {
  return hint ? (
    <p class="field-hint" id={`${fieldId(name)}-hint`}>
      {hint}
    </p>
  ) : null
}

export function FieldError({ name, error }: Pick<FieldProps, 'name' | 'error'>) {
  return error ? (
    <p class="field-error" id={`${fieldId(name)}-error`}>
      {error}
    </p>
  ) : null
}

/** A label, its hint and error, around one control. */
export function Frame({ name, hint, error, label, optional, children }: PropsWithChildren<FieldProps>) {
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <label class="field-label" for={fieldId(name)}>
        {label}
        {optional && <Optional />}
      </label>
      <Hint name={name} hint={hint} />
      <FieldError name={name} error={error} />
      {children}
    </div>
  )
}
