import { dayOf, formatNumber, t } from '#words'

/** Whole days of the calendar from one day to another; less than none where it is still to come. */
export const daysFrom = (from: Date | string, to: Date): number =>
  Math.round((Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / 86_400_000)

const WEEKS_SHOWN = 30

interface WaitProps {
  readonly since: Date
  /** `YYYY-MM-DD` */
  readonly dueOn?: string | null
  readonly now: Date
  /** What is waited for: “No answer yet”. */
  readonly says: string
}

/** Something that has not come: how long it has been, in words and, for the eye, a mark for every week. It grows with time. */
export function Wait({ since, dueOn = null, now, says }: WaitProps) {
  const waited = Math.max(0, daysFrom(since, now))
  const late = dueOn === null ? 0 : daysFrom(dueOn, now)
  const age = late <= 0 ? 'young' : late <= 14 ? 'late' : 'old'
  const weeks = Math.floor(waited / 7)
  return (
    <div class={`thread-wait thread-wait-${age}`}>
      <p>
        <strong>{says}</strong>{' '}
        {waited > 0 &&
          t('{days, plural, one {It has been one day.} other {It has been {shown} days.}}', {
            days: waited,
            shown: formatNumber(waited),
          })}{' '}
        {late > 0 &&
          t('{days, plural, one {It was due yesterday.} other {It was due {shown} days ago.}}', {
            days: late,
            shown: formatNumber(late),
          })}
        {late === 0 && dueOn !== null && t('It is due today.')}
        {late < 0 &&
          t('{days, plural, one {It is due tomorrow.} other {It is due in # days.}}', { days: -late })}
      </p>
      {weeks > 0 && (
        <p class="thread-weeks" aria-hidden="true">
          {'●'.repeat(Math.min(weeks, WEEKS_SHOWN))}
        </p>
      )}
    </div>
  )
}
