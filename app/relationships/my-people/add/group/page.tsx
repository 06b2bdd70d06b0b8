import { sql } from 'kysely'
import { v5 } from 'uuid'
import { z } from 'zod'
import { nameOf } from '#core/people/name.ts'
import { askTie } from '#core/ties/ask-tie.ts'
import { addEntry } from '#core/web/web.ts'
import { BackLink, Button, ErrorSummary, Form, Layout, PageTitle, problemWith, SelectField } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, type Shown } from '../../../../http/ask.tsx'
import { KindField, kindSchema } from '../../kind-field.tsx'
import { WordFields, wordSchema } from '../../word-fields.tsx'

export const schema = z.object({
  person: z.uuid({ error: () => t('Choose somebody.') }),
  kind: kindSchema,
  ...wordSchema,
})

interface Fellow {
  id: string
  given_name: string
  preferred_name: string | null
  family_name: string
  group_name: string
}

const fellowsOf = ({ tx, me }: Ask) =>
  sql<Fellow>`
    select p.id, p.given_name, p.preferred_name, p.family_name, min(g.name) as group_name
    from fellows() f join people p on p.id = f.person_id join groups g on g.id = f.group_id
    where p.id <> ${me.personId}
    group by p.id, p.given_name, p.preferred_name, p.family_name order by min(g.name), p.given_name, p.family_name
  `.execute(tx)

/** `/people/add/group`: somebody in a group with me. */
export async function showGroup(ask: Ask & { shown?: Shown }) {
  const shown = ask.shown ?? { ...blank, values: { circle: ask.c.req.query('circle') } }
  const { rows } = await fellowsOf(ask)
  return (
    <Layout
      title={t('Somebody in a group with me')}
      current="people"
      wrong={shown.problems.length > 0}
      before={<BackLink href="/people/add">{t('Back')}</BackLink>}
    >
      <PageTitle lead={t('They are asked, and say yes or no. What you say here about them stays with you.')}>
        {t('Somebody in a group with me')}
      </PageTitle>
      {rows.length === 0 ? (
        <p>{t('Nobody you could add is in a group with you. Ask them for their code instead.')}</p>
      ) : (
        <>
          <ErrorSummary problems={shown.problems} />
          <Form action="/people/add/group" requestId={shown.requestId}>
            <SelectField
              name="person"
              label={t('Who is it?')}
              value={shown.values.person}
              error={problemWith(shown.problems, 'person')}
              options={[
                { value: '', text: t('Choose') },
                ...rows.map((row) => ({ value: row.id, text: `${nameOf(row)} (${row.group_name})` })),
              ]}
            />
            <KindField shown={shown} />
            <WordFields shown={shown} />
            <Button>{t('Ask them')}</Button>
          </Form>
        </>
      )}
    </Layout>
  )
}

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
