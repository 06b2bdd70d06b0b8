import { t } from '#words'
import { type Import, needsMap } from './imports.ts'

/** How an import stands, in a few words. */
export function stateWords(one: Import): { text: string; tone: 'good' | 'waiting' | 'wrong' | 'plain' } {
  if (needsMap(one)) return { text: t('Waiting for its columns'), tone: 'waiting' }
  switch (one.state) {
    case 'failed':
      return { text: t('Could not be read'), tone: 'wrong' }
    case 'done':
      return one.dry_run
        ? { text: t('Only looked at'), tone: 'plain' }
        : { text: t('Brought in'), tone: 'good' }
    default:
      return { text: t('Under way'), tone: 'waiting' }
  }
}
