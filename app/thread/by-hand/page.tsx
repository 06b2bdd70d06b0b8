import { sql } from 'kysely'
import { source, sources } from '#core/threads/source.ts'
import { type Step, thread } from '#core/threads/thread.ts'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import { BackLink, Layout, Notice, PageTitle, Thing, ThingList } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import type { Ask } from '../../http/ask.tsx'
import type { Told } from '../../practice.ts'
import { standingIn } from '../one/standing.ts'
import { toldOn } from '../one/told.ts'
import { Letter } from './letter.tsx'

interface ByHand {
  readonly sourceId: string
  readonly name: string | null
  readonly channel: string
  readonly reach: string | null
}

/** `/thread/:id/by-hand`: who spoke and cannot be told here; with a letter for each to be printed. */
export async function byHandPage(ask: Ask) {
  const { c, tx, house } = ask
  const id = c.req.param('id')!
  const here = await source(tx, id)
  if (!(await standingIn(ask, id)).runs) throw new Refused('not-yours')
  const people = await byHand(tx, id)
  const titles = new Map(
    (
      await sources(
        tx,
        people.map(({ sourceId }) => sourceId),
      )
    ).map((each) => [each.id, each.title]),
  )
  const steps = await thread(tx, id)
  const news = newsOf(steps, await toldOn(ask, steps))
  return (
    <Layout
      title={t('Tell people by hand')}
      current="say"
      before={<BackLink href={`/thread/${id}`}>{here.title}</BackLink>}
    >
      <div class="unprinted">
        <PageTitle
          caption={here.title}
          lead={t(
            'They spoke, and nobody can write to them here. Print this page: there is a letter for each.',
          )}
        >
          {t('Tell people by hand')}
        </PageTitle>
        <ThingList
          label={t('People to tell')}
          empty={{ text: t('Everybody who spoke can be told here. Nobody has to be told by hand.') }}
        >
          {people.map(({ name, channel, reach }) => (
            <Thing
              title={name ?? t('Somebody who gave no name')}
              meta={
                channel === 'phone'
                  ? t('By phone: {reach}', { reach: reach ?? t('no number was given') })
                  : t('By letter: {reach}', { reach: reach ?? t('you know where') })
              }
            />
          ))}
        </ThingList>
        {people.length > 0 && news.length === 0 && (
          <Notice>{t('There is nothing to tell yet: nobody has answered or kept a promise.')}</Notice>
        )}
      </div>
      {news.length > 0 &&
        people.map(({ sourceId, name, reach }) => (
          <Letter
            name={name}
            reach={reach}
            said={titles.get(sourceId) ?? null}
            news={news}
            from={here.hostName}
            day={formatDate(house.now())}
          />
        ))}
    </Layout>
  )
}

/** What is to be told: answers given, promises that came to something, how things get on, in words. */
function newsOf(steps: readonly Step[], told: ReadonlyMap<string, readonly Told[]>): readonly string[] {
  return steps.flatMap(({ source, answers, promises }) => [
    ...answers.flatMap(({ says, words, who }) => {
      if (says === null || words === null) return []
      const values = { who: who ?? t('Somebody'), words }
      if (says === 'yes') return [t('{who} answered yes: {words}', values)]
      if (says === 'partly') return [t('{who} answered “partly”: {words}', values)]
      return [t('{who} answered no: {words}', values)]
    }),
    ...promises.flatMap(({ came, cameWords, who, what }) => {
      const values = { who: who ?? t('A young person'), what: asSentence(what), words: cameWords ?? '' }
      if (came === 'done') return [t('{who} promised: {what} It is done. {words}', values)]
      if (came === 'let_go') return [t('{who} promised: {what} They had to let it go. {words}', values)]
      return []
    }),
    ...(told.get(source.id) ?? []).map(({ what, words }) =>
      t('{title}: {what}. {words}', { title: source.title, what, words }),
    ),
  ])
}

/** People often leave out the last full stop. */
const asSentence = (words: string) => (/[.!?…]$/.test(words.trim()) ? words : `${words}.`)

async function byHand(tx: Tx, id: string): Promise<readonly ByHand[]> {
  const { rows } = await sql<ByHand>`
    select distinct source_id as "sourceId", name, channel, reach from told_by_hand(${id}) order by name nulls last, source_id`.execute(
    tx,
  )
  return rows
}
