import { BackLink, Button, Layout, PageTitle, Tag, Thing, ThingList } from '#ui/ui.ts'
import { t } from '#words'
import type { OpenAsk } from '../../../http/ask.tsx'
import { listening } from '../listenings.ts'
import { reasonWords } from '../reason-words.ts'
import { type MyStatement, myStatements, statementsIn } from '../statements.ts'
import { voteWords } from '../vote/page.tsx'

/** `/listening/:id/statements`: all statements; for somebody signed in, their own answers and what became of those they added. */
export async function statementsPage({ c, tx, me }: OpenAsk) {
  const one = await listening(tx, c.req.param('id')!)
  const statements = await statementsIn(tx, one.id)
  const mine = me === null ? [] : await myStatements(tx, one.id)
  return (
    <Layout
      title={t('Statements')}
      current="say"
      before={<BackLink href={`/listening/${one.id}`}>{one.title}</BackLink>}
    >
      <PageTitle caption={one.title} lead={t('In no order. How others answered is not shown here.')}>
        {t('Statements')}
      </PageTitle>
      {one.iMaySpeak && (
        <Button href={`/listening/${one.id}/add`} kind="quiet">
          {t('Add a statement')}
        </Button>
      )}
      <ThingList label={t('Statements')} empty={{ text: t('There is none yet.') }}>
        {statements.map(({ id, words, myVote }) => (
          <Thing
            title={words}
            href={`/listening/statements/${id}`}
            meta={
              me !== null &&
              (myVote === null ? t('not answered') : t('You: {vote}', { vote: voteWords(myVote) }))
            }
          />
        ))}
      </ThingList>
      {mine.length > 0 && (
        <>
          <h2>{t('From you')}</h2>
          <ThingList label={t('From you')} empty={{ text: '' }}>
            {mine.map((statement) => (
              <Thing
                title={statement.words}
                href={`/listening/statements/${statement.id}`}
                meta={<Standing statement={statement} />}
              />
            ))}
          </ThingList>
        </>
      )}
    </Layout>
  )
}

const Standing = ({ statement: { standing, reason } }: { statement: MyStatement }) => {
  if (standing === 'waiting') return <Tag tone="waiting">{t('waits to be read')}</Tag>
  if (standing === 'out')
    return (
      <>
        <Tag>{t('not shown')}</Tag> {reason === null ? '' : reasonWords(reason)}
      </>
    )
  return <Tag tone="good">{t('others are asked')}</Tag>
}
