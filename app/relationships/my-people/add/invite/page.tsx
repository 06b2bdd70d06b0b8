import { sql } from 'kysely'
import { v5 } from 'uuid'
import { z } from 'zod'
import { addEntry } from '#core/web/web.ts'
import {
  BackLink,
  Button,
  EmailField,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  problemWith,
  TextField,
} from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, type Shown } from '../../../../http/ask.tsx'
import { invitePerson } from '../../../../sign-in/person/invite-person.ts'
import { KindField, kindSchema } from '../../kind-field.tsx'
import { WordFields, wordSchema } from '../../word-fields.tsx'

export const schema = z.object({
  name: z
    .string()
    .trim()
    .min(1, { error: () => t('Write their name.') })
    .max(120),
  email: z.email({ error: () => t('Write an e-mail address, like name@example.org.') }).max(254),
  kind: kindSchema,
  ...wordSchema,
})

/** `/people/add/invite`: somebody who is not here yet. */
export async function showInvite(ask: Ask & { shown?: Shown }) {
  const shown = ask.shown ?? { ...blank, values: { circle: ask.c.req.query('circle') } }
  const wrong = (field: string) => problemWith(shown.problems, field)
  return (
    <Layout
      title={t('Somebody who is not here yet')}
      current="people"
      wrong={shown.problems.length > 0}
      before={<BackLink href="/people/add">{t('Back')}</BackLink>}
    >
      <PageTitle
        lead={t('They get one e-mail. It tells them your name and this place’s name, and nothing else.')}
      >
        {t('Somebody who is not here yet')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <Form action="/people/add/invite" requestId={shown.requestId}>
        <TextField
          name="name"
          label={t('Their name')}
          value={shown.values.name}
          error={wrong('name')}
          maxlength={120}
        />
        <EmailField
          name="email"
          label={t('Their e-mail')}
          value={shown.values.email}
          error={wrong('email')}
        />
        <KindField shown={shown} />
        <WordFields shown={shown} />
        <Button>{t('Send the e-mail')}</Button>
      </Form>
    </Layout>
  )
}

export async function invite({
  house,
  tx,
  me,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const { name, email, kind, ...word } = input
  const personId = v5('person', requestId)
  await sql`select add_invited(${personId}, ${requestId}, ${name}, ${email}, ${kind.kind}, ${kind.iAm})`.execute(
    tx,
  )
  await addEntry(tx, me, { id: v5('entry', requestId), who: { tieId: requestId }, ...word })
  const from = await tx
    .selectFrom('people')
    .selectAll()
    .where('id', '=', me.personId)
    .executeTakeFirstOrThrow()
  const place = await tx.selectFrom('places').select('name').executeTakeFirstOrThrow()
  await invitePerson(house.signIn, {
    placeId: me.placeId,
    personId,
    email,
    from: from.preferred_name ?? from.given_name,
    place: place.name,
  })
  return { to: '/people', say: t('The e-mail is on its way. You will hear when there is an answer.') }
}
