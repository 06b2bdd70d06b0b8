import { v5, validate } from 'uuid'
import { z } from 'zod'
import { ChoosePerson } from '#core/people/choose-person.tsx'
import { askTie } from '#core/ties/ask-tie.ts'
import { addEntry } from '#core/web/web.ts'
import { BackLink, Button, ErrorSummary, Form, Layout, PageTitle, problemWith, SelectField } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, type Shown } from '../../../../http/ask.tsx'
import { KindField, kindSchema } from '../../kind-field.tsx'
import { WordFields, wordSchema } from '../../word-fields.tsx'
import { type Fellow, fellow, fellows, tooMany } from './fellows.ts'

export const schema = z.object({
  person: z.uuid({ error: () => t('Choose somebody.') }),
  kind: kindSchema,
  ...wordSchema,
})

/** `/people/add/group`: somebody in a group with me. Those with many in theirs look for a name first. */
export async function showGroup(ask: Ask & { shown?: Shown }) {
  const { c, tx } = ask
  const circle = c.req.query('circle')
  const shown = ask.shown ?? { ...blank, values: { circle } }
  const q = c.req.query('q') ?? ''
  const many = q !== '' || (await tooMany(tx))
  const people = many && q === '' ? [] : await fellows(tx, q)
  const id = shown.values.person ?? c.req.query('person') ?? ''
  const chosen = many && validate(id) ? await fellow(tx, id) : undefined
  const keep = circle === undefined ? {} : { circle }
  return (
    <Layout
      title={t('Somebody in a group with me')}
      current="people"
      wrong={shown.problems.length > 0}
      before={<BackLink href="/people/add">{t('Back')}</BackLink>}
    >
      <PageTitle lead={t('They are asked, and say yes or no. What you say here about them stays with you.')}>
        {chosen?.name ?? t('Somebody in a group with me')}
      </PageTitle>
      {chosen === undefined && many && (
        <ChoosePerson
          at="/people/add/group"
          q={q}
          people={people.map(withGroup)}
          keep={keep}
          to={(person) => `/people/add/group?${new URLSearchParams({ ...keep, person })}`}
        />
      )}
      {chosen === undefined && !many && people.length === 0 && (
        <p>{t('Nobody you could add is in a group with you. Ask them for their code instead.')}</p>
      )}
      {(chosen !== undefined || (!many && people.length > 0)) && (
        <>
          <ErrorSummary problems={shown.problems} />
          <Form action="/people/add/group" requestId={shown.requestId}>
            {chosen !== undefined ? (
              <input type="hidden" name="person" value={chosen.id} />
            ) : (
              <SelectField
                name="person"
                label={t('Who is it?')}
                value={shown.values.person}
                error={problemWith(shown.problems, 'person')}
                options={[
                  { value: '', text: t('Choose') },
                  ...people.map(withGroup).map(({ id, name }) => ({ value: id, text: name })),
                ]}
              />
            )}
            <KindField shown={shown} />
            <WordFields shown={shown} />
            <Button>{t('Ask them')}</Button>
          </Form>
        </>
      )}
    </Layout>
  )
}

const withGroup = ({ id, name, group }: Fellow) => ({
  id,
  name: group === null ? name : t('{name} ({through})', { name, through: group }),
})

export async function askFellow({
  tx,
  me,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const { person, kind, ...word } = input
  const tieId = await askTie(tx, { id: requestId, otherId: person, ...kind })
  await addEntry(tx, me, { id: v5('entry', requestId), who: { tieId }, ...word })
  return { to: '/people', say: t('We asked. You will hear when there is an answer.') }
}
