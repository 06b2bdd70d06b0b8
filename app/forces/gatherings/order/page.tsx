import { z } from 'zod'
import { guestsOf, orderOf, saveOrder } from '#core/meetings/gathering-guests.ts'
import {
  BackLink,
  Button,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  SelectField,
  TextField,
} from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { ledHere } from '../leading.ts'

export const schema = z.looseObject({ id: z.uuid() })

const MOST = 20

/** `/gatherings/:id/order`: opening contributions and steps, with their minutes. A step without words goes. */
export async function showOrder(ask: Ask & { shown?: Shown }) {
  const { tx, shown = blank } = ask
  const one = await ledHere(ask)
  const steps = await orderOf(tx, one.id)
  const guests = (await guestsOf(tx, one.id)).map(({ id, name }) => ({ value: id, text: name }))
  const rows = Math.min(MOST, steps.length + 3)
  const value = (field: string, n: number, was: string | undefined) => shown.values[`${field}-${n}`] ?? was
  return (
    <Layout
      title={t('How it goes')}
      wrong={shown.problems.length > 0}
      before={<BackLink href={`/gatherings/${one.id}`}>{one.title}</BackLink>}
    >
      <PageTitle lead={t('Who speaks first, and for how long. Leave a line empty to take it out.')}>
        {t('How it goes')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <Form action={`/gatherings/${one.id}/order`} requestId={shown.requestId} draft="gathering-order">
        {Array.from({ length: rows }, (_, n) => (
          <fieldset class="field">
            <legend class="field-label">{t('Step {number}', { number: n + 1 })}</legend>
            <TextField
              name={`title-${n}`}
              label={t('What')}
              value={value('title', n, steps[n]?.title)}
              error={problemWith(shown.problems, `title-${n}`)}
              maxlength={200}
            />
            <TextField
              name={`minutes-${n}`}
              label={t('Minutes')}
              width="short"
              inputmode="numeric"
              value={value('minutes', n, steps[n] && String(steps[n].minutes))}
              error={problemWith(shown.problems, `minutes-${n}`)}
            />
            <SelectField
              name={`guest-${n}`}
              label={t('Who')}
              value={value('guest', n, steps[n]?.guestId ?? '')}
              options={[{ value: '', text: t('nobody in particular') }, ...guests]}
            />
          </fieldset>
        ))}
        <Button>{t('Keep it so')}</Button>
      </Form>
    </Layout>
  )
}

export async function keepOrder({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  const at = (field: string, n: number) => String(input[`${field}-${n}`] ?? '').trim()
  const steps = Array.from({ length: MOST }, (_, n) => n)
    .filter((n) => at('title', n) !== '')
    .map((n) => {
      const minutes = Number(at('minutes', n))
      if (!Number.isInteger(minutes) || minutes < 1 || minutes > 600)
        throw new Mend(`minutes-${n}`, t('Write how many minutes, like 10.'))
      if (at('title', n).length > 200) throw new Mend(`title-${n}`, t('Keep it to 200 letters.'))
      const guest = z.uuid().safeParse(at('guest', n))
      return { title: at('title', n), minutes, guestId: guest.success ? guest.data : null }
    })
  await saveOrder(tx, input.id, steps)
  return { to: `/gatherings/${input.id}`, say: t('Kept.') }
}
