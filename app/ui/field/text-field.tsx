import { describedBy, type FieldProps, Frame, idOf } from './frame.tsx'

export interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'search' | 'tel' | 'url' | 'password' | 'email' | 'number'
  readonly autocomplete?: string
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url' | 'search' | 'none'
  readonly maxlength?: number
  /** How much is expected, as a width: a code is short, a name is not. */
  readonly width?: 'short' | 'middle' | 'full'
  readonly spellcheck?: boolean
}

export function TextField(props: TextFieldProps) {
  const { name, value, error, type = 'text', width = 'full', spellcheck, ...rest } = props
  return (
    <Frame {...props}>
      <input
        class={`input input-${width}`}
        id={idOf(props)}
        name={name}
        type={type}
        value={value}
        autocomplete={rest.autocomplete}
        inputmode={rest.inputmode}
        maxlength={rest.maxlength}
        spellcheck={spellcheck}
        aria-describedby={describedBy(props)}
        aria-invalid={error ? 'true' : undefined}
      />
    </Frame>
  )
}

export const EmailField = (props: FieldProps) => (
  <TextField type="email" autocomplete="email" inputmode="email" spellcheck={false} {...props} />
)

/** A short secret somebody reads off a card or an e-mail. */
export const CodeField = (props: FieldProps) => (
  <TextField autocomplete="one-time-code" width="short" spellcheck={false} {...props} />
)
