import { describedBy, type FieldProps, Frame, idOf } from './frame.tsx'

export interface Option {
  readonly value: string
  readonly text: string
}

export function SelectField(props: FieldProps & { readonly options: readonly Option[] }) {
  const { name, value, error, options } = props
  return (
    <Frame {...props}>
      <select
        class="input input-select"
        id={idOf(props)}
        name={name}
        aria-describedby={describedBy(props)}
        aria-invalid={error ? 'true' : undefined}
      >
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.text}
          </option>
        ))}
      </select>
    </Frame>
  )
}
