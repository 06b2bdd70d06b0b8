import type { Promised } from '#core/threads/thread.ts'
import { Button, Tag } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import { Wait } from './wait.tsx'

interface PromisesProps {
  readonly promises: readonly Promised[]
  readonly now: Date
}

/** Who promised what, by when, and what came of it. A child is not named. */
export const Promises = ({ promises, now }: PromisesProps) => (
  <>
    {promises.map((promise) => (
      <div class="thread-line" id={`promise-${promise.id}`}>
        <p>
          {promise.byOn === null
            ? t('{who} promised: {what}', { who: promise.who ?? t('A young person'), what: promise.what })
            : t('{who} promised by {day}: {what}', {
                who: promise.who ?? t('A young person'),
                day: formatDate(promise.byOn),
                what: promise.what,
              })}
        </p>
        <WhatCame promise={promise} now={now} />
      </div>
    ))}
  </>
)

function WhatCame({ promise, now }: { promise: Promised; now: Date }) {
  const { came, cameWords, endedAt, mine } = promise
  if (came === null || endedAt === null)
    return (
      <>
        <Wait since={promise.madeAt} dueOn={promise.byOn} now={now} says={t('Not done yet.')} />
        {mine && (
          <p class="unprinted">
            <Button href={`/thread/${promise.sourceId}/promised/${promise.id}`} kind="quiet">
              {t('Say what came of it')}
            </Button>
          </p>
        )}
      </>
    )
  return (
    <>
      <p>
        {came === 'done' ? <Tag tone="good">{t('Done')}</Tag> : <Tag>{t('Let go')}</Tag>}{' '}
        {t('on {day}', { day: formatDate(endedAt) })}
      </p>
      {cameWords !== null && <blockquote class="thread-words said">{cameWords}</blockquote>}
    </>
  )
}
