import { sql } from 'kysely'
import type { House } from '../house.ts'
import { isDaytime } from '../reminders/when.ts'
import { sweepSignIn } from '../sign-in/sweep.ts'
import type { Tasks } from './jobs.ts'

/** What is cleared away, and what comes with a new day or hour, whether or not anybody asks. */
export function nightlyTasks(house: House): Tasks {
  const { db, signIn, log, practices, now } = house
  return {
    sweep_sign_in: () => sweepSignIn(signIn),
    sweep_rolls: async () => {
      const { rows } = await sql<{ files: number }>`select sweep_import_files() as files`.execute(db)
      if (rows[0]!.files > 0) log(`${rows[0]!.files} old files of rolls were thrown away`)
    },
    sweep_changes: async () => {
      await sql`select sweep_recent_changes()`.execute(db)
    },
    sweep_later_roles: async () => {
      const { rows } = await sql<{ opened: number }>`select open_memberships() as opened`.execute(db)
      if (rows[0]!.opened > 0) log(`${rows[0]!.opened} places in classes and schools began`)
    },
    sweep_practices: async () => {
      for (const { nightly } of practices) await nightly?.({ db })
    },
    sweep_by_day: async () => {
      if (isDaytime(now())) for (const { byDay } of practices) await byDay?.(house)
    },
  }
}

/** When, in UTC; a night that was slept through is made up for at the next start. Letters choose their own hours and days; a day
 * begins at another hour in each time zone. */
export const nightlyTimes = `
17 2 * * * sweep_sign_in ?fill=1d&max=3
27 2 * * * sweep_rolls ?fill=1d&max=3
32 2 * * * sweep_changes ?fill=1d&max=3
12 * * * * sweep_later_roles ?fill=1d&max=3
37 0 * * * sweep_practices ?fill=1d&max=3
7 * * * * remind ?max=1
19 * * * * sweep_by_day ?max=1
* * * * * post ?max=1
`
