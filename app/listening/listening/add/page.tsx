import { z } from 'zod'
import { BackLink, Button, ErrorSummary, Form, Layout, PageTitle, problemWith, TextArea } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, Mend, type Shown } from '../../../http/ask.tsx'
import { listeningAs } from '../listenings.ts'
import { statementWords } from '../statement-words.ts'
import { addStatement } from '../statements.ts'

export const schema = z.object({ id: z.uuid(), words: statementWords() })

/** `/listening/:id/add`: adds a statement; a moderator reads it before others do. */
export async function showAdd({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const one = await listeningAs(tx, c.req.param('id')!, 'iMaySpeak')
  return (
    <Layout
      title={t('Add a statement')}
      current="say"
      wrong={shown.problems.length > 0}
      before={<BackLink href={`/listening/${one.id}/statements`}>{t('Statements')}</BackLink>}
    >
      <PageTitle
        caption={one.title}
        lead={t(
          'One thing that others can agree or disagree with. Name nobody. Somebody reads it before others do.',
        )}
      >
        {t('Add a statement')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <Form action={`/listening/${one.id}/add`} requestId={shown.requestId}>
        <TextArea
          name="words"
          label={t('Your statement')}
          hint={t('Like: The last bus home goes too early.')}
          value={shown.values.words}
          error={problemWith(shown.problems, 'words')}
          rows={3}
          maxlength={280}
        />
        <Button>{t('Add it')}</Button>
      </Form>
    </Layout>
  )
}

export async function add({
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  await addStatement(tx, requestId, input.id, input.words).catch((error: unknown) => {
    if ((error as { code?: string }).code === 'KI004')
      throw new Mend('words', t('Ten of yours wait to be read. Come back when they are.'))
    throw error
  })
  return {
    to: `/listening/${input.id}/statements`,
    say: t('Thank you. Somebody reads it, and you are told what becomes of it.'),
  }
}
