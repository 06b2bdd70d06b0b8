import type { House } from '../house.ts'
import { remind } from '../reminders/remind.ts'
import type { Tasks } from './jobs.ts'
import { nightlyTasks } from './nightly.ts'

/** All background work of a running Kith: the practices', the nightly clearing, the weekly letter. */
export const tasksOf = (house: House): Tasks =>
  Object.assign(
    nightlyTasks(house),
    { remind: () => remind(house), post: () => house.signIn.mail.sendDue() },
    ...house.practices.map((practice) => practice.tasks?.(house)),
  )
