import { z } from 'zod'
import { Refused } from '#db/refused.ts'
import { BackLink, Button, ErrorSummary, Form, Layout, PageTitle, problemWith, TextArea } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, type Shown } from '../../../http/ask.tsx'
import { listeningAs } from '../listenings.ts'
import { statementWords } from '../statement-words.ts'
import { liftStatement } from '../statements.ts'
import { readVoice } from '../voices.ts'

export const liftSchema = z.object({ id: z.uuid(), words: statementWords() })

/** `/listening/voices/:id/lift`: a moderator takes a sentence from a voice whose teller said that this may be done. */
export async function showLift({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const voice = await readVoice(tx, c.req.param('id')!)
  await listeningAs(tx, voice.listeningId, 'iModerate')
  if (!voice.mayLift || voice.words === null || voice.confirmedAt === null) throw new Refused('unseen')
  const at = `/listening/voices/${voice.id}`
  return (
    <Layout
      title={t('Take a sentence from it')}
      current="say"
      wrong={shown.problems.length > 0}
      before={<BackLink href={at}>{t('What somebody said')}</BackLink>}
    >
      <PageTitle lead={t('One thing, in their words, that others can agree or disagree with. No names.')}>
        {t('Take a sentence from it')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <blockquote class="voice-words">{voice.words}</blockquote>
      <Form action={`${at}/lift`} requestId={shown.requestId}>
        <TextArea
          name="words"
          label={t('The sentence')}
          value={shown.values.words}
          error={problemWith(shown.problems, 'words')}
          rows={3}
          maxlength={280}
        />
        <Button>{t('Ask others')}</Button>
      </Form>
    </Layout>
  )
}

export async function lift({
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof liftSchema>; requestId: string }) {
  await liftStatement(tx, requestId, input.id, input.words)
  return {
    to: `/listening/voices/${input.id}`,
    say: t('Others are asked now. Whoever said it is told, and can take it out.'),
  }
}
