import type { Shape } from '#core/meetings/gathering.ts'
import { t } from '#words'

/** What each shape is called, and in a few words what it is. */
export const shapes: Readonly<Record<Shape, { name: () => string; says: () => string }>> = {
  drop_in: {
    name: () => t('Drop-in'),
    says: () => t('Come when you like. Held again and again, such as twice a month.'),
  },
  roundtable: {
    name: () => t('Roundtable'),
    says: () => t('Somebody brings a live question. The others ask, and then say what they would do.'),
  },
  cell: { name: () => t('Cell'), says: () => t('A small group that works on one thing.') },
  session: { name: () => t('Session'), says: () => t('One meeting of something longer.') },
  event: { name: () => t('Event'), says: () => t('For many people, once.') },
  assembly_day: { name: () => t('Day of an assembly'), says: () => t('A day of people drawn by lot.') },
}
