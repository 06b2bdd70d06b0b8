import { BackLink, Layout, PageTitle, Table } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import type { OpenAsk } from '../../../http/ask.tsx'
import { listening } from '../listenings.ts'
import { reasonWords } from '../reason-words.ts'
import type { Reason } from '../statements.ts'

const done: Readonly<Record<string, () => string>> = {
  shown: () => t('A statement was shown to others'),
  not_shown: () => t('A statement was not shown'),
  lifted: () => t('A statement was taken from a voice, with the teller’s yes'),
  taken_out: () => t('A statement was taken out'),
  taken_back: () => t('Somebody took a statement of theirs back'),
}

/** `/listening/:id/log`: what was decided and why, for anybody who sees the listening; never the words it was about. */
export async function logPage({ c, tx }: OpenAsk) {
  const one = await listening(tx, c.req.param('id')!)
  const lines = await tx
    .selectFrom('listening_log')
    .select(['at', 'what', 'reason'])
    .where('listening_id', '=', one.id)
    .orderBy('at', 'desc')
    .limit(500)
    .execute()
  return (
    <Layout
      title={t('What moderators decided')}
      current="say"
      before={<BackLink href={`/listening/${one.id}`}>{one.title}</BackLink>}
    >
      <PageTitle caption={one.title} lead={t('What was decided and why. Never the words it was about.')}>
        {t('What moderators decided')}
      </PageTitle>
      <Table
        caption={t('What moderators decided')}
        hideCaption
        columns={[{ text: t('Day') }, { text: t('What') }, { text: t('Why') }]}
        rows={lines.map(({ at, what, reason }) => [
          formatDate(at),
          done[what]?.() ?? what,
          reason === null ? '' : reasonWords(reason as Reason),
        ])}
        empty={t('Nothing yet.')}
      />
    </Layout>
  )
}
