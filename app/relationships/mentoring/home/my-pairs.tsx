import { type MyTie, myTies } from '#core/ties/my-ties.ts'
import type { Tx } from '#db/client.ts'
import { Tag, Thing, ThingList } from '#ui/ui.ts'
import { t } from '#words'

export const myPairs = async (tx: Tx): Promise<readonly MyTie[]> =>
  (await myTies(tx)).filter(({ kind, child }) => kind === 'mentor' && child === null)

/** My mentor, and those I mentor: who, how it stands, and the second adult. */
export function MyPairs({ pairs, learner }: { pairs: readonly MyTie[]; learner: boolean }) {
  const mentors = pairs.filter(({ iAm }) => iAm === 'to')
  const learners = pairs.filter(({ iAm }) => iAm === 'from')
  const list = (title: string, some: readonly MyTie[], empty: string) => (
    <section>
      <h2>{title}</h2>
      <ThingList label={title} empty={{ text: empty }}>
        {some.map((pair) => (
          <One pair={pair} />
        ))}
      </ThingList>
    </section>
  )
  return (
    <>
      {(learner || mentors.length > 0) && list(t('Your mentor'), mentors, t('You have no mentor yet.'))}
      {learners.length > 0 && list(t('Learners you mentor'), learners, '')}
    </>
  )
}

function One({ pair }: { pair: MyTie }) {
  const asksMe = pair.state === 'asked' && pair.waitsFor === 'me'
  return (
    <Thing
      title={pair.other.name}
      href={asksMe ? `/people/ties/${pair.id}` : `/mentoring/with/${pair.id}`}
      meta={pair.companion === null ? undefined : t('Second adult: {name}', { name: pair.companion })}
      actions={
        pair.state === 'live' && (
          <a href={`/mentoring/with/${pair.id}/end`}>
            {t('End it')}
            <span class="unseen"> {pair.other.name}</span>
          </a>
        )
      }
    >
      <Tag tone={pair.state === 'live' ? 'good' : 'waiting'}>{stateWords(pair)}</Tag>
    </Thing>
  )
}

function stateWords({ state, waitsFor }: MyTie): string {
  if (state === 'live') return t('You both say yes')
  if (state === 'resting') return t('Resting')
  return waitsFor === 'me' ? t('Waiting for your yes') : t('Waiting for a yes')
}
