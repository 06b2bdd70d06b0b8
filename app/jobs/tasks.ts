import type { House } from '../house.ts'
import type { Tasks } from './jobs.ts'
import { nightlyTasks } from './nightly.ts'

/** All background work of a running Kith: the practices' and the nightly clearing. */
export const tasksOf = (house: House): Tasks =>
  Object.assign(nightlyTasks(house), ...house.practices.map((practice) => practice.tasks?.(house)))
