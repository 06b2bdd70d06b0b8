import { Refused } from '#db/refused.ts'
import { BackLink, Layout, PageTitle, Table } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { myPlace } from '../count/result.ts'
import { listening } from '../listenings.ts'
import { statementsIn } from '../statements.ts'

/** `/listening/:id/my-place`: why I stand where I stand, answer by answer. Nobody else is ever told. */
export async function myPlacePage({ c, tx }: Ask) {
  const one = await listening(tx, c.req.param('id')!)
  const place = await myPlace(tx, one.id)
  if (place === null) throw new Refused('unseen')
  const words = new Map((await statementsIn(tx, one.id)).map(({ id, words }) => [id, words]))
  const said = { agree: t('agree'), disagree: t('disagree'), pass: t('pass') }
  return (
    <Layout
      title={t('Where I stand')}
      current="say"
      before={<BackLink href={`/listening/${one.id}/agree`}>{t('Where people agree')}</BackLink>}
    >
      <PageTitle caption={one.title} lead={t('Only you see this page.')}>
        {t('Where I stand')}
      </PageTitle>
      <p>
        {place.group === null
          ? t('You are in no group: you have not answered enough for that, and you need not.')
          : t('Most of your answers are like those of group {name}.', { name: place.group })}
      </p>
      <Table
        caption={t('Which answers put you there, the strongest first')}
        columns={[{ text: t('Statement') }, { text: t('You') }, { text: t('Most others') }]}
        rows={place.pulls
          .filter(({ statement }) => words.has(statement))
          .slice(0, 10)
          .map(({ statement, vote, mean }) => [
            words.get(statement)!,
            said[vote],
            mean > 0.2 ? t('agree') : mean < -0.2 ? t('disagree') : t('are split'),
          ])}
      />
    </Layout>
  )
}
