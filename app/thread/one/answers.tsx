import type { Answer } from '#core/threads/thread.ts'
import { Button, Tag } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import { Wait } from './wait.tsx'

interface AnswersProps {
  readonly answers: readonly Answer[]
  readonly now: Date
}

/** Who was asked for an answer, and what they said; what was passed on unanswered stays to be seen. */
export const Answers = ({ answers, now }: AnswersProps) => (
  <>
    {answers.map((answer) => (
      <div class="thread-line" id={`answer-${answer.id}`}>
        <p>
          {t('{who} was asked for an answer on {day}, to come by {due}.', {
            who: answer.who ?? t('Somebody'),
            day: formatDate(answer.askedAt),
            due: formatDate(answer.byOn),
          })}
        </p>
        <Outcome answer={answer} now={now} />
      </div>
    ))}
  </>
)

function Outcome({ answer, now }: { answer: Answer; now: Date }) {
  const { says, words, answeredAt, passedOnAt, mine } = answer
  if (passedOnAt !== null)
    return (
      <p class="thread-passed">
        {t('No answer came. Somebody else was asked on {day}.', { day: formatDate(passedOnAt) })}
      </p>
    )
  if (says === null || answeredAt === null)
    return (
      <>
        <Wait since={answer.askedAt} dueOn={answer.byOn} now={now} says={t('No answer yet.')} />
        {mine && (
          <p class="unprinted">
            <Button href={`/thread/${answer.sourceId}/answer/${answer.id}`}>{t('Give your answer')}</Button>
          </p>
        )}
      </>
    )
  return (
    <>
      <p>
        <AnswerTag says={says} /> {t('on {day}', { day: formatDate(answeredAt) })}
      </p>
      <blockquote class="thread-words said">{words}</blockquote>
    </>
  )
}

function AnswerTag({ says }: { says: 'yes' | 'partly' | 'no' }) {
  if (says === 'yes') return <Tag tone="good">{t('Yes')}</Tag>
  if (says === 'partly') return <Tag tone="waiting">{t('Partly')}</Tag>
  return <Tag>{t('No')}</Tag>
}
