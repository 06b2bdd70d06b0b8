import { sql } from 'kysely'
import { z } from 'zod'
import { becauseField, becauseOf, linkBecause } from '#core/threads/because.ts'
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
import { type Ask, blank, type Shown } from '../../../http/ask.tsx'
import { groupsIHostFor } from '../hosting.ts'
import { FactFields, factFields, factsOf } from '../settings/fields.tsx'

export const schema = z.object({
  ...factFields,
  host: z.uuid({ error: () => t('Choose in whose name it is held.') }),
  title: z
    .string({ error: () => t('Give it a short name.') })
    .trim()
    .min(1, { error: () => t('Give it a short name.') })
    .max(120, { error: () => t('Keep it to {most, number} letters.', { most: 120 }) }),
  fromAge: z.enum(['', '12', '14', '16', '18']).default(''),
  because: becauseField,
})

/** `/assemblies/new`: begin one. */
export async function showNew(ask: Ask & { shown?: Shown }) {
  const { tx, shown = blank } = ask
  const [hosting, why] = [await groupsIHostFor(tx), await becauseOf(ask, shown)]
  const title = t('Begin a citizens’ assembly')
  return (
    <Layout
      title={title}
      wrong={shown.problems.length > 0}
      before={<BackLink href="/assemblies">{t('Citizens’ assemblies')}</BackLink>}
    >
      <ErrorSummary problems={shown.problems} />
      <PageTitle
        {...(why && { caption: t('Because of: {title}', { title: why.title }) })}
        lead={t('You can change all of this until letters go out.')}
      >
        {title}
      </PageTitle>
      {hosting.length === 0 ? (
        <p>{t('An assembly is held in the name of a group. There is none that you may hold one for.')}</p>
      ) : (
        <Form action="/assemblies/new" draft="assembly" requestId={shown.requestId}>
          <input type="hidden" name="because" value={why?.id ?? ''} />
          <SelectField
            name="host"
            label={t('In whose name is it held?')}
            value={shown.values.host}
            error={problemWith(shown.problems, 'host')}
            options={hosting}
          />
          <TextField
            name="title"
            label={t('What is it called?')}
            maxlength={120}
            value={shown.values.title}
            error={problemWith(shown.problems, 'title')}
          />
          <SelectField
            name="fromAge"
            label={t('From which age can people be drawn?')}
            value={shown.values.fromAge ?? '16'}
            options={[
              { value: '', text: t('Any age') },
              ...['12', '14', '16', '18'].map((age) => ({
                value: age,
                text: t('{age, number} and older', { age: Number(age) }),
              })),
            ]}
          />
          <FactFields shown={shown} />
          <Button>{t('Begin it')}</Button>
        </Form>
      )}
    </Layout>
  )
}

export async function makeAssembly({
  tx,
  house,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const facts = factsOf(input, { house })
  const fromAge = input.fromAge === '' ? null : Number(input.fromAge)
  await sql`select make_assembly(${requestId}, ${input.host}, ${input.title}, ${facts}::jsonb, null, ${fromAge})`.execute(
    tx,
  )
  await linkBecause({ tx }, input.because, requestId)
  return { to: `/assemblies/${requestId}/run`, say: t('Begun. Next: frame the question with people.') }
}
