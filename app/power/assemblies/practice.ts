import { sql } from 'kysely'
import { t } from '#words'
import type { Practice } from '../../practice.ts'
import { drawTask } from './draw/job.ts'
import { changeTask } from './panel/job.ts'
import { people } from './people.ts'
import { voteTask } from './recommendations/job.ts'
import { routes } from './routes.tsx'
import { seed } from './seed.ts'
import { words } from './words.ts'

/**
 * Citizens’ assemblies (P4): a question, letters drawn by lot, a panel drawn so that anybody can check it, recommendations
 * that must be answered. Seed 004.
 */
export const assemblies: Practice = {
  ...words,
  begins: { says: () => t('Begin a citizens’ assembly'), href: '/assemblies/new' },
  name: 'assemblies',
  routes,
  tasks: (house) => ({
    assembly_draw: drawTask(house),
    assembly_change: changeTask(house),
    assembly_vote: voteTask(house),
  }),
  // Names are deleted on the day that the letter said.
  nightly: async ({ db }) => {
    await sql`select sweep_assembly_pools()`.execute(db)
  },
  people,
  seed,
  ways: async ({ tx }) => {
    const asked = await tx
      .selectFrom('assemblies')
      .select('id')
      .where('done_on', 'is', null)
      .limit(1)
      .execute()
    if (asked.length === 0) return []
    return [
      {
        title: t('Citizens’ assemblies'),
        says: t('People drawn by lot take their time over a question, and must be answered.'),
        href: '/assemblies',
        go: t('Have a look'),
      },
    ]
  },
}
