import { Button, Form, SelectField } from '#ui/ui.ts'
import { t } from '#words'
import type { Chosen } from './mentors.ts'

/** My ranking: a number, up and down, and out. Numbers are for those who would rather write the order at once. */
export const Order = ({ mine }: { mine: readonly Chosen[] }) => (
  <Form action="/mentoring/choose">
    <ol class="order">
      {mine.map(({ mentor_id, name }, n) => {
        const called = name ?? t('Somebody who is not free now')
        return (
          <li class="order-one">
            <SelectField
              name={`place-${mentor_id}`}
              label={t('Place of {name}', { name: called })}
              value={String(n + 1)}
              options={mine.map((_, place) => ({ value: String(place + 1), text: String(place + 1) }))}
            />
            <span class="order-name">{called}</span>
            <span class="order-moves">
              {n > 0 && (
                <Button
                  kind="quiet"
                  name="do"
                  value={`up:${mentor_id}`}
                  about={t('{name} up', { name: called })}
                >
                  <span aria-hidden="true">↑</span>
                </Button>
              )}
              {n < mine.length - 1 && (
                <Button
                  kind="quiet"
                  name="do"
                  value={`down:${mentor_id}`}
                  about={t('{name} down', { name: called })}
                >
                  <span aria-hidden="true">↓</span>
                </Button>
              )}
              <Button
                kind="quiet"
                name="do"
                value={`drop:${mentor_id}`}
                about={t('Take {name} out', { name: called })}
              >
                <span aria-hidden="true">×</span>
              </Button>
            </span>
          </li>
        )
      })}
    </ol>
    {mine.length > 1 && (
      <Button kind="quiet" name="do" value="order">
        {t('Use these numbers')}
      </Button>
    )}
  </Form>
)
