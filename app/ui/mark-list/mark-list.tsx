import { t } from '#words'
import { fieldId } from '../field/frame.tsx'
import { Island } from '../page/island.tsx'

interface MarkListProps {
  /** Each row is sent as `<name>-<id>`. */
  readonly name: string
  /** The same few answers for every row: short, so that they stand beside each other on a phone. */
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly rows: readonly {
    readonly id: string
    readonly name: string
    readonly value?: string | undefined
  }[]
}

/**
 * One answer out of a few for each of many: a class list gone through in two minutes, by thumb or by keyboard. With
 * JavaScript the keys 1, 2 and 3 choose and go on to the next.
 */
export function MarkList({ name, options, rows }: MarkListProps) {
  return (
    <>
      <p class="marks-keys" data-marks-keys hidden>
        {t('On a keyboard: press 1, 2 or 3. The next one follows.')}
      </p>
      <div class="marks" data-marks>
        {rows.map((row) => (
          <fieldset class="mark-row" id={fieldId(`${name}-${row.id}`)}>
            <legend class="mark-name">{row.name}</legend>
            <div class="mark-choices">
              {options.map(({ value, label }) => (
                <div class="mark-choice">
                  <input
                    type="radio"
                    id={fieldId(`${name}-${row.id}-${value}`)}
                    name={`${name}-${row.id}`}
                    value={value}
                    checked={row.value === value}
                  />
                  <label for={fieldId(`${name}-${row.id}-${value}`)}>{label}</label>
                </div>
              ))}
            </div>
          </fieldset>
        ))}
      </div>
      <Island name="marks" />
    </>
  )
}
