import { nameOf } from '#core/people/name.ts'
import { type MyTie, myTies } from '#core/ties/my-ties.ts'
import type { Tx } from '#db/client.ts'
import { Tag, Thing, ThingList } from '#ui/ui.ts'
import { t } from '#words'

/** A mentor and their learner, one of whom I am, and the second adult's name. */
export interface Pair extends MyTie {
  readonly second: string | undefined
}

export async function myPairs(tx: Tx): Promise<readonly Pair[]> {
  const pairs = (await myTies(tx)).filter(({ kind, child }) => kind === 'mentor' && child === null)
  const seconds = await secondsOf(
    tx,
    pairs.map(({ id }) => id),
  )
  return pairs.map((pair) => ({ ...pair, second: seconds.get(pair.id) }))
}

/** My mentor, and those I mentor: who, how it stands, and the second adult. */
export function MyPairs({ pairs, learner }: { pairs: readonly Pair[]; learner: boolean }) {
  const mentors = pairs.filter(({ iAm }) => iAm === 'to')
  const learners = pairs.filter(({ iAm }) => iAm === 'from')
  const list = (title: string, some: readonly Pair[], empty: string) => (
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

function One({ pair }: { pair: Pair }) {
  const asksMe = pair.state === 'asked' && pair.waitsFor === 'me'
  return (
    <Thing
      title={pair.other.name}
      href={asksMe ? `/people/ties/${pair.id}` : `/mentoring/with/${pair.id}`}
      meta={pair.second === undefined ? undefined : t('Second adult: {name}', { name: pair.second })}
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

async function secondsOf(tx: Tx, pairs: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('companions')
    .innerJoin('people', 'people.id', 'companions.person_id')
    .select(['companions.tie_id', 'people.given_name', 'people.preferred_name', 'people.family_name'])
    .where('companions.ended_at', 'is', null)
    // By key: what the policy says alone is asked of every second adult in the place.
    .where(({ eb, val }) => eb('companions.tie_id', '=', eb.fn.any(val([...pairs]))))
    .execute()
  return new Map(rows.map((row) => [row.tie_id, nameOf(row)]))
}
