import { Tag } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import type { Recommendation } from './list.ts'

const DAY = 86_400_000

/** How many days ago an answer was due; 0 or less where it is not yet. */
export const daysOverdue = (byOn: string, now: Date): number =>
  Math.floor((now.getTime() - new Date(`${byOn}T23:59:59Z`).getTime()) / DAY) + 1

/** How it stands with the answer, in a few words: silence shows. */
export function AnswerState({ answer, now }: { answer: Recommendation['answer']; now: Date }) {
  if (answer === undefined) return <Tag>{t('Nobody has been asked to answer')}</Tag>
  if (answer.says !== null) {
    const says = { yes: t('Yes'), partly: t('In part'), no: t('No') }[answer.says]
    return <Tag tone={answer.says === 'no' ? 'wrong' : 'good'}>{t('Answered: {says}', { says })}</Tag>
  }
  const late = daysOverdue(answer.byOn, now)
  return late > 0 ? (
    <Tag tone="wrong">{t('No answer, {late, plural, one {# day} other {# days}} late', { late })}</Tag>
  ) : (
    <Tag tone="waiting">{t('Answer due by {date}', { date: formatDate(answer.byOn) })}</Tag>
  )
}

/** How strongly the panel supported it. */
export const supportWords = ({ votes_for, votes, counted }: Recommendation): string =>
  votes === null || votes_for === null
    ? t('Not voted on yet')
    : counted === 'paper'
      ? t('{for, number} of {all, number} were for it, counted from paper', { for: votes_for, all: votes })
      : t('{for, number} of {all, number} were for it, in a secret vote', { for: votes_for, all: votes })
