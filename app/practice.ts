import type { Hono } from 'hono'
import type { House } from './house.ts'
import type { Tasks } from './jobs/jobs.ts'

/** A practice: one folder that composes the core's nouns. Adding one is this declaration and a line in `practices.ts`. */
export interface Practice {
  /** The folder's name. */
  readonly name: string
  /** Its pages, each URL with its guard on a line. */
  readonly routes: (house: House) => Hono
  /** Its background work, by the task's name. */
  readonly tasks?: (house: House) => Tasks
}
