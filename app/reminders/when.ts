import { currentTimeZone } from '#words'

const FIRST_HOUR = 8
const LAST_HOUR = 18

/** The hours in which reminders go out, by the town's clock: nobody's phone, a child's above all, lights up at night. */
export function isDaytime(now: Date): boolean {
  const clock = new Intl.DateTimeFormat('en-GB', {
    hour: 'numeric',
    hourCycle: 'h23',
    timeZone: currentTimeZone(),
  })
  const hour = Number(clock.format(now))
  return hour >= FIRST_HOUR && hour <= LAST_HOUR
}
