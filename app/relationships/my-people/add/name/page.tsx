import { z } from 'zod'
import { addEntry } from '#core/web/web.ts'
import { BackLink, Button, ErrorSummary, Form, Layout, PageTitle } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, type Shown } from '../../../../http/ask.tsx'
import { NameFields, nameSchema } from '../../name-fields.tsx'
import { WordFields, wordSchema } from '../../word-fields.tsx'

export const schema = z.object({
  ...nameSchema,
  ...wordSchema,
})

/** `/people/add/name`: somebody only I see. */
export async function showName(ask: Ask & { shown?: Shown }) {
  const shown = ask.shown ?? { ...blank, values: { circle: ask.c.req.query('circle') } }
  return (
    <Layout
      title={t('Just a name')}
      current="people"
      wrong={shown.problems.length > 0}
      before={<BackLink href="/people/add">{t('Back')}</BackLink>}
    >
      <PageTitle
        lead={
          ask.me.helperId === undefined
            ? t('Only you see this person here. They are not told.')
            : t('Whoever may see these people sees this name too. They are not told.')
        }
      >
        {t('Who is it?')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <Form action="/people/add/name" requestId={shown.requestId} draft="person">
        <NameFields shown={shown} />
        <WordFields shown={shown} />
        <Button>{t('Add to my people')}</Button>
      </Form>
    </Layout>
  )
}

export async function addName({
  tx,
  me,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const { name, how, ...word } = input
  // A name is theirs alone until they open it. Whoever acts for them does not see what is kept to oneself, and could not go on.
  const apart = me.helperId === undefined
  await addEntry(tx, me, { id: requestId, who: { name, how: how || null }, apart, ...word })
  return { to: '/people', say: t('{name} is in your picture now.', { name }) }
}
