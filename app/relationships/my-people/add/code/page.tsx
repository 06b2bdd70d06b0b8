import { v5 } from 'uuid'
import { z } from 'zod'
import { askTie } from '#core/ties/ask-tie.ts'
import { useCode } from '#core/ties/shared-code.ts'
import { addEntry } from '#core/web/web.ts'
import { BackLink, Button, CodeField, ErrorSummary, Form, Layout, PageTitle, problemWith } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../../http/ask.tsx'
import { KindField, kindSchema } from '../../kind-field.tsx'
import { WordFields, wordSchema } from '../../word-fields.tsx'

export const schema = z.object({
  code: z
    .string()
    .trim()
    .min(1, { error: () => t('Write the code they gave you.') })
    .max(40),
  kind: kindSchema,
  ...wordSchema,
})

/** `/people/add/code`: somebody here who gave me their code. */
export async function showCode(ask: Ask & { shown?: Shown }) {
  const shown = ask.shown ?? { ...blank, values: { circle: ask.c.req.query('circle') } }
  return (
    <Layout
      title={t('Somebody who gave me their code')}
      current="people"
      wrong={shown.problems.length > 0}
      before={<BackLink href="/people/add">{t('Back')}</BackLink>}
    >
      <PageTitle lead={t('They are asked, and say yes or no.')}>
        {t('Somebody who gave me their code')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <Form action="/people/add/code" requestId={shown.requestId}>
        <CodeField
          name="code"
          label={t('Their code')}
          hint={t('Eight letters and numbers.')}
          value={shown.values.code}
          error={problemWith(shown.problems, 'code')}
        />
        <KindField shown={shown} />
        <WordFields shown={shown} />
        <Button>{t('Ask them')}</Button>
      </Form>
    </Layout>
  )
}

export async function askByCode({
  house,
  tx,
  me,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const { code, kind, ...word } = input
  // A code is 32^8; guessing is slow all the same.
  await house.signIn.limits.count('code', 'shared', me.personId)
  const otherId = await useCode(tx, code)
  if (otherId === undefined)
    throw new Mend(
      'code',
      t('That code does not work. It may be old, or a letter is wrong. Ask them for a new one.'),
    )
  await house.signIn.limits.giveBack('code', 'shared', me.personId)
  const tieId = await askTie(tx, { id: requestId, otherId, ...kind })
  await addEntry(tx, me, { id: v5('entry', requestId), who: { tieId }, ...word })
  return { to: '/people', say: t('We asked. You will hear when there is an answer.') }
}
