import type { Task } from 'graphile-worker'
import { currentLocale, inLocale } from '#words'
import type { House } from '../house.ts'
import { remind } from '../reminders/remind.ts'
import type { Tasks } from './jobs.ts'
import { nightlyTasks } from './nightly.ts'

/** All background work of a running Kith, by the place's clocks: the practices', the nightly clearing, the weekly letter. */
export function tasksOf(house: House): Tasks {
  const all: Tasks = Object.assign(
    nightlyTasks(house),
    { remind: () => remind(house), post: () => house.signIn.mail.sendDue() },
    ...house.practices.map((practice) => practice.tasks?.(house)),
  )
  const here = Object.entries(all).map(([name, task]): [string, Task] => [
    name,
    (payload, helpers) =>
      inLocale(currentLocale(), () => (task as Task)(payload, helpers), house.config.timeZone),
  ])
  return Object.fromEntries(here)
}
