import { sql } from 'kysely'
import { z } from 'zod'
import { Button, Card, Form, Notice, problemWith, TextArea } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import { type Ask, blank, type OpenAsk, type Shown } from '../../../http/ask.tsx'
import { type Assembly, assembly } from '../assembly.ts'
import { AssemblyPage } from '../frame.tsx'

const words = (most: number) =>
  z
    .string({ error: () => t('Write something here.') })
    .trim()
    .min(1, { error: () => t('Write something here.') })
    .max(most, { error: () => t('Keep it to {most, number} letters.', { most }) })
const id = z.uuid()
export const schema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('draft'), id, text: words(600), why: z.string().trim().max(600).optional() }),
  z.object({ do: z.literal('comment'), id, draft: z.uuid(), comment: words(1000) }),
  z.object({ do: z.literal('reply'), id, comment: z.uuid(), reply: words(1000) }),
])

interface Comment {
  readonly id: string
  readonly draft_id: string
  readonly who: string | null
  readonly mine: boolean
  readonly words: string
  readonly said_at: Date
  readonly reply: string | null
}

/** `/assemblies/:id/question`: how the question came about: drafts, what people said of them, what was made of that. */
export async function showQuestion(ask: OpenAsk & { shown?: Shown }) {
  const { c, tx, me, shown = blank } = ask
  const about = await assembly(tx, c.req.param('id')!)
  const drafts = await tx
    .selectFrom('assembly_drafts')
    .selectAll()
    .where('assembly_id', '=', about.id)
    .orderBy('made_at', 'desc')
    .execute()
  const { rows: comments } = await sql<Comment>`select * from comments_of(${about.id})`.execute(tx)
  const { rows } = await sql<{ mine: boolean }>`
    select is_for_me(for_group_id, from_age) or i_run(id) as mine from sources where id = ${about.id}`.execute(
    tx,
  )
  const maySay = me !== null && me.helperId === undefined && rows[0]!.mine
  return (
    <AssemblyPage
      about={about}
      title={t('How the question came about')}
      lead={t('Whoever it concerns can say what they think of it before it is asked.')}
      problems={shown.problems}
    >
      <Notice title={t('The question as it stands')}>
        <p>{about.question}</p>
        <p>{t('Framed by: {who}', { who: about.framedBy })}</p>
      </Notice>
      {drafts.length === 0 && <p>{t('No draft has been shown yet.')}</p>}
      {drafts.map((draft, n) => (
        <Card title={draft.text} meta={t('Draft of {date}', { date: formatDate(draft.made_at) })}>
          {draft.why !== null && <p>{draft.why}</p>}
          {comments
            .filter(({ draft_id }) => draft_id === draft.id)
            .map((comment) => (
              <Said comment={comment} about={about} shown={shown} />
            ))}
          {maySay && n === 0 && about.begunOn === null && (
            <Form action={`/assemblies/${about.id}/question`} requestId={shown.requestId}>
              <input type="hidden" name="draft" value={draft.id} />
              <TextArea
                name="comment"
                label={t('What do you think of this question?')}
                hint={t('Those who frame it read it. When they have answered it, everybody can read it.')}
                rows={3}
                maxlength={1000}
                value={shown.values.comment}
                error={problemWith(shown.problems, 'comment')}
              />
              <Button name="do" value="comment">
                {t('Say it')}
              </Button>
            </Form>
          )}
        </Card>
      ))}
      {about.iRun && (
        <Form action={`/assemblies/${about.id}/question`}>
          <h2>{t('Show another draft')}</h2>
          <TextArea
            name="text"
            label={t('The question')}
            rows={3}
            maxlength={600}
            value={shown.values.text}
            error={problemWith(shown.problems, 'text')}
          />
          <TextArea
            name="why"
            label={t('What has changed, and why')}
            rows={2}
            maxlength={600}
            optional
            value={shown.values.why}
          />
          <Button name="do" value="draft" kind="quiet">
            {t('Show this draft')}
          </Button>
        </Form>
      )}
    </AssemblyPage>
  )
}

function Said({ comment, about, shown }: { comment: Comment; about: Assembly; shown: Shown }) {
  const here = `reply-${comment.id}`
  return (
    <div class="remark">
      <blockquote>{comment.words}</blockquote>
      <p class="card-meta">
        {comment.mine ? t('You') : (comment.who ?? t('A young person'))} · {formatDate(comment.said_at)}
      </p>
      {comment.reply !== null && <p>{t('What was made of it: {reply}', { reply: comment.reply })}</p>}
      {comment.reply === null && !about.iRun && <p>{t('Waiting for an answer. Only you can read it.')}</p>}
      {comment.reply === null && about.iRun && (
        <Form action={`/assemblies/${about.id}/question`}>
          <input type="hidden" name="comment" value={comment.id} />
          <TextArea
            name="reply"
            id={here}
            label={t('What did you make of it?')}
            hint={t('From then on everybody can read both.')}
            rows={2}
            maxlength={1000}
            value={shown.values.comment === comment.id ? shown.values.reply : undefined}
            error={shown.values.comment === comment.id ? problemWith(shown.problems, 'reply') : undefined}
          />
          <Button name="do" value="reply" kind="quiet">
            {t('Answer it')}
          </Button>
        </Form>
      )}
    </div>
  )
}

export async function changeQuestion({
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  const to = `/assemblies/${input.id}/question`
  switch (input.do) {
    case 'draft':
      await sql`select draft_question(${requestId}, ${input.id}, ${input.text}, ${input.why ?? ''})`.execute(
        tx,
      )
      return { to, say: t('Everybody can read this draft now.') }
    case 'comment':
      await sql`select comment_draft(${requestId}, ${input.draft}, ${input.comment})`.execute(tx)
      return { to, say: t('Sent to those who frame the question.') }
    case 'reply':
      await sql`select reply_comment(${input.comment}, ${input.reply})`.execute(tx)
      return { to, say: t('Answered. Everybody can read it now.') }
  }
}
