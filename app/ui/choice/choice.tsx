import { describedBy, FieldError, type FieldProps, Hint, idOf } from '../field/frame.tsx'
import { Optional } from '../field/optional.tsx'

export interface Choice {
  readonly value: string
  readonly label: string
  readonly hint?: string
}

type ChoiceProps = Omit<FieldProps, 'label' | 'value'> & {
  /** The question. */
  readonly legend: string
  readonly options: readonly Choice[]
  /** Side by side where there is room: for two or three short answers. */
  readonly inline?: boolean
}

/** One answer out of a few. */
export const Radios = ({ value, ...props }: ChoiceProps & { readonly value?: string | undefined }) => (
  <Choices {...props} type="radio" chosen={value === undefined ? [] : [value]} />
)

/** Any number of answers, sent under one name. */
export const Checkboxes = ({
  values = [],
  ...props
}: ChoiceProps & { readonly values?: readonly string[] }) => (
  <Choices {...props} type="checkbox" chosen={values} />
)

function Choices(props: ChoiceProps & { type: 'radio' | 'checkbox'; chosen: readonly string[] }) {
  const { name, legend, error, optional, options, inline, type, chosen } = props
  return (
    <fieldset class={error ? 'field field-wrong' : 'field'} aria-describedby={describedBy(props)}>
      <legend class="field-label">
        {legend}
        {optional && <Optional />}
      </legend>
      <Hint {...props} />
      <FieldError {...props} />
      <div class={inline ? 'choices choices-inline' : 'choices'}>
        {options.map((option, index) => (
          <OneChoice
            {...option}
            name={name}
            type={type}
            id={index === 0 ? idOf(props) : `${idOf(props)}-${index}`}
            checked={chosen.includes(option.value)}
          />
        ))}
      </div>
    </fieldset>
  )
}

type OneChoiceProps = Choice & { name: string; type: string; id: string; checked: boolean }

function OneChoice({ id, name, type, value, label, hint, checked }: OneChoiceProps) {
  const hintId = hint ? `${id}-says` : undefined
  return (
    <div class="choice">
      <input id={id} name={name} type={type} value={value} checked={checked} aria-describedby={hintId} />
      <label for={id}>{label}</label>
      {hint && (
        <p class="choice-hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  )
}
