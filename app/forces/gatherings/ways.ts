import { gatherings } from '#core/meetings/gathering.ts'
import { t } from '#words'
import type { Ask } from '../../http/ask.tsx'
import type { Way } from '../../practice.ts'
import { groupsIHost } from './hosting.ts'
import { whenAndWhere } from './when-and-where.tsx'

/** On the home page: the next one I may come to; else a way in for whoever can call one. */
export async function ways({ tx, house }: Ask): Promise<readonly Way[]> {
  const since = new Date(house.now().getTime() - 12 * 60 * 60_000)
  const next = (await gatherings(tx, since)).find((one) => one.closedAt === null && one.calledOffAt === null)
  if (next !== undefined)
    return [
      {
        title: next.title,
        says: whenAndWhere(next),
        href: `/gatherings/${next.id}`,
        go: t('See what it is'),
      },
    ]
  if ((await groupsIHost(tx)).length === 0) return []
  return [
    {
      title: t('Gatherings'),
      says: t('Bring people together: ask them, make rooms, keep notes.'),
      href: '/gatherings',
      go: t('See gatherings'),
    },
  ]
}
