import { Button, Form, TextField, Thing, ThingList } from '#ui/ui.ts'
import { t } from '#words'
import type { Known } from './people-i-know.ts'

interface ChoosePersonProps {
  /** The page's own address: it comes again with `?q=` to look for a name. */
  readonly at: string
  readonly q: string
  readonly people: readonly Known[]
  /** Where choosing somebody leads. */
  readonly to: (id: string) => string
  /** What else the address carries. */
  readonly keep?: Readonly<Record<string, string>>
}

/** One of the people I see, by a list and, where it is long, by a part of the name. */
export const ChoosePerson = ({ at, q, people, to, keep = {} }: ChoosePersonProps) => (
  <>
    <Form action={at} method="get">
      {Object.entries(keep).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <TextField
        name="q"
        label={t('Part of their name')}
        value={q}
        type="search"
        width="middle"
        maxlength={100}
        optional
      />
      <Button kind="quiet">{t('Find')}</Button>
    </Form>
    <ThingList
      label={t('People')}
      empty={{
        text:
          q === ''
            ? t('Write part of a name, then press “Find”.')
            : t('Nobody you can see has that name. Try part of it, or leave the box empty.'),
      }}
    >
      {people.map(({ id, name }) => (
        <Thing title={name} href={to(id)} />
      ))}
    </ThingList>
  </>
)
