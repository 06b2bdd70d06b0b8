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
  /** Where one page asks for the same name twice: an id of its own. */
  readonly id?: string | undefined
  /** Not needed: says so after the label. Everything else asked for is needed. */
  readonly optional?: boolean
}

export const idOf = ({ id, name }: Pick<FieldProps, 'id' | 'name'>): string => id ?? fieldId(name)

/** The ids that describe a field, for `aria-describedby`. */
export function describedBy(props: Pick<FieldProps, 'id' | 'name' | 'hint' | 'error'>): string | undefined {
  const { hint, error } = props
  const id = idOf(props)
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
}

export function Hint(props: Pick<FieldProps, 'id' | 'name' | 'hint'>) {
  return props.hint ? (
    <p class="field-hint" id={`${idOf(props)}-hint`}>
      {props.hint}
    </p>
  ) : null
}

export function FieldError(props: Pick<FieldProps, 'id' | 'name' | 'error'>) {
  return props.error ? (
    <p class="field-error" id={`${idOf(props)}-error`}>
      {props.error}
    </p>
  ) : null
}

/** A label, its hint and error, around one control. */
export function Frame({ children, ...props }: PropsWithChildren<FieldProps>) {
  return (
    <div class={props.error ? 'field field-wrong' : 'field'}>
      <label class="field-label" for={idOf(props)}>
        {props.label}
        {props.optional && <Optional />}
      </label>
      <Hint {...props} />
      <FieldError {...props} />
      {children}
    </div>
  )
}
