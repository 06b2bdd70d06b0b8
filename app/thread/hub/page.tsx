import { sourceKinds } from '#core/threads/source-kinds.ts'
import { Layout, PageTitle, Tag, Thing, ThingList } from '#ui/ui.ts'
import { dayOf, formatDate, t } from '#words'
import type { Ask } from '../../http/ask.tsx'
import type { Open } from '../../practice.ts'
import { type Waiting, waitsForMe } from '../waiting.ts'
import { type Change, changes, mine } from './changed.ts'

/** `/have-your-say`: what waits for me, what is open to me now, what changed because people spoke, and what I said or follow. */
export async function hubPage(ask: Ask) {
  const { tx, house } = ask
  const today = dayOf(house.now())
  const waiting = await waitsForMe(tx)
  const open = await openTo(ask)
  const [changed, own, kinds] = [await changes(tx), await mine(tx), sourceKinds(house.practices)]
  return (
    <Layout title={t('Have your say')} current="say">
      <PageTitle lead={t('Say what matters to you, decide together, and see what came of it.')}>
        {t('Have your say')}
      </PageTitle>
      {waiting.length > 0 && (
        <section aria-label={t('Waiting for you')}>
          <h2>{t('Waiting for you')}</h2>
          <ThingList label={t('Waiting for you')} empty={{ text: '' }}>
            {waiting.map((each) => (
              <Thing title={each.title} href={whereTo(each)} meta={<Owed waiting={each} today={today} />} />
            ))}
          </ThingList>
        </section>
      )}
      <h2>{t('Open to you now')}</h2>
      <ThingList
        label={t('Open to you now')}
        empty={{ text: t('Nothing is open to you just now. It will stand here when it is.') }}
      >
        {open.map(({ title, says, href }) => (
          <Thing title={title} href={href} meta={says} />
        ))}
      </ThingList>
      <h2>{t('What changed because people spoke')}</h2>
      <ThingList
        label={t('What changed because people spoke')}
        empty={{ text: t('Nothing yet that you can see.') }}
      >
        {changed.map((change) => (
          <Thing title={change.title} href={`/thread/${change.sourceId}`} meta={<Came change={change} />}>
            <p class="said">{short(change.words)}</p>
          </Thing>
        ))}
      </ThingList>
      {own.length > 0 && (
        <>
          <h2>{t('What you said or follow')}</h2>
          <ThingList label={t('What you said or follow')} empty={{ text: '' }}>
            {own.map(({ id, kind, title }) => (
              <Thing title={title} href={`/thread/${id}`} meta={kinds[kind]?.what()} />
            ))}
          </ThingList>
        </>
      )}
    </Layout>
  )
}

async function openTo(ask: Ask): Promise<readonly Open[]> {
  const open: Open[] = []
  for (const { openNow } of ask.house.practices) open.push(...((await openNow?.(ask)) ?? []))
  return open
}

const whereTo = ({ what, id, sourceId }: Waiting): string =>
  what === 'answer' ? `/thread/${sourceId}/answer/${id}` : `/thread/${sourceId}/promised/${id}`

function Owed({ waiting: { what, byOn }, today }: { waiting: Waiting; today: string }) {
  const words = {
    answer: t('People asked you for an answer.'),
    asked: t('You are asked to promise something.'),
    promise: t('You promised something.'),
  }[what]
  return (
    <>
      {words} {byOn !== null && t('By {day}.', { day: formatDate(byOn) })}{' '}
      {byOn !== null && byOn < today && <Tag tone="wrong">{t('Late')}</Tag>}
    </>
  )
}

function Came({ change: { what, who, at } }: { change: Change }) {
  const values = { who: who ?? t('A young person'), day: formatDate(at) }
  if (what === 'done') return <>{t('{who} kept a promise, {day}', values)}</>
  if (what === 'yes') return <>{t('{who} answered yes, {day}', values)}</>
  if (what === 'partly') return <>{t('{who} answered “partly”, {day}', values)}</>
  return <>{t('{who} answered no, {day}', values)}</>
}

const SHORT = 160
const short = (words: string): string =>
  words.length <= SHORT ? words : `${words.slice(0, SHORT).trimEnd()}…`
