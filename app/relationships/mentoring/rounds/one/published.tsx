import { Table, Tag } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../../../http/ask.tsx'
import { inRound, type Pair, type Round } from '../rounds.ts'
import { How } from './page.tsx'
import { RankProfile } from './rank-profile.tsx'

/** Who has said yes so far. */
export async function Published({ ask, round }: { ask: Ask; round: Round }) {
  const { pairs: all } = await inRound(ask, round)
  const asked = all.filter(({ state }) => state !== null)
  const count = (state: Pair['state']) => asked.filter((pair) => pair.state === state).length
  return (
    <>
      <p>
        {t(
          'Of {asked, plural, one {# pair} other {# pairs}}, {live, number} have begun, {waiting, number} wait for a yes and {resting, number} rest.',
          {
            asked: asked.length,
            live: count('live'),
            waiting: count('asked'),
            resting: count('resting'),
          },
        )}
      </p>
      <RankProfile byRank={round.by_rank} />
      <Table
        caption={t('Pairs')}
        columns={[
          { text: t('Learner') },
          { text: t('Mentor') },
          { text: t('Second adult') },
          { text: t('Now') },
        ]}
        rows={all
          .filter(({ mentor_id }) => mentor_id !== null)
          .map((pair) => [pair.learner, pair.mentor ?? '', pair.companion ?? '', <Now pair={pair} />])}
        empty={t('No pairs.')}
      />
      <p>
        <a href="/mentoring/half-term">{t('Who still has no mentor')}</a>
      </p>
      <How seed={round.seed} />
    </>
  )
}

function Now({ pair: { state } }: { pair: Pair }) {
  if (state === null) return <Tag>{t('could no longer be')}</Tag>
  if (state === 'live') return <Tag tone="good">{t('begun')}</Tag>
  return <Tag tone="waiting">{state === 'asked' ? t('waits for a yes') : t('resting')}</Tag>
}
