import { z } from 'zod'
import { BackLink, Button, ButtonRow, Form, Layout, PageTitle } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { listeningAs } from '../listenings.ts'
import { nextFor } from '../next.ts'
import { statementsIn, type Vote, voteStatement } from '../statements.ts'

const votes: Readonly<Record<string, Vote>> = { agree: 1, disagree: -1, pass: 0 }

export const schema = z.object({
  id: z.uuid(),
  statement: z.uuid(),
  vote: z.enum(['agree', 'disagree', 'pass']),
})

/** `/listening/:id/vote?statement=`: one statement; agree, disagree or pass. The engine says which is worth asking next. */
export async function votePage({ c, tx, me }: Ask) {
  const one = await listeningAs(tx, c.req.param('id')!, 'iMaySpeak')
  const statements = await statementsIn(tx, one.id)
  const wanted = c.req.query('statement')
  const next = statements.find(({ id }) => id === wanted) ?? nextFor(statements, me.personId)
  const answered = statements.filter(({ myVote }) => myVote !== null).length
  const at = `/listening/${one.id}`
  return (
    <Layout title={t('Agree or disagree')} current="say" before={<BackLink href={at}>{one.title}</BackLink>}>
      {next === undefined ? (
        <>
          <PageTitle caption={one.title}>{t('You have answered everything. Thank you.')}</PageTitle>
          <ButtonRow>
            <Button href={`${at}/agree`}>{t('Where people agree')}</Button>
            <Button href={`${at}/add`} kind="quiet">
              {t('Add a statement')}
            </Button>
          </ButtonRow>
        </>
      ) : (
        <>
          <p class="page-caption">
            {t('{done, number} of {all, number} answered. Stop whenever you like.', {
              done: answered,
              all: statements.length,
            })}
          </p>
          <h1 class="statement-asked">{next.words}</h1>
          <Form action={`${at}/vote`}>
            <input type="hidden" name="statement" value={next.id} />
            <div class="vote-buttons">
              {/* None of the three stands out: which one is chosen is not ours to suggest. */}
              <Button name="vote" value="agree" kind="quiet">
                {t('I agree')}
              </Button>
              <Button name="vote" value="disagree" kind="quiet">
                {t('I disagree')}
              </Button>
              <Button name="vote" value="pass" kind="quiet">
                {t('Pass: not sure')}
              </Button>
            </div>
          </Form>
          {next.myVote !== null && <p>{t('You said before: {vote}.', { vote: voteWords(next.myVote) })}</p>}
          <p class="listening-note">{t('Nobody sees what you answer, only how many agree.')}</p>
          <p>
            <a href={`${at}/statements`}>{t('All statements and my answers')}</a>
          </p>
        </>
      )}
    </Layout>
  )
}

/** A vote in words. */
export const voteWords = (vote: Vote): string =>
  ({ '1': t('agree'), '-1': t('disagree'), '0': t('pass') })[String(vote) as '1' | '-1' | '0']

export async function vote({ tx, input }: Ask & { input: z.output<typeof schema> }) {
  await voteStatement(tx, input.statement, votes[input.vote]!)
  return `/listening/${input.id}/vote`
}
