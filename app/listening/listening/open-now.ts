import { t } from '#words'
import type { Ask } from '../../http/ask.tsx'
import { listenings } from './listenings.ts'

/** For “Have your say”: where somebody listens now. */
export async function openNow({
  tx,
}: Ask): Promise<readonly { title: string; says: string; href: string }[]> {
  return (await listenings(tx))
    .filter(({ endedAt, iMaySpeak }) => endedAt === null && iMaySpeak)
    .map(({ id, title, question }) => ({
      title,
      says: question ?? t('No question: say what matters to you.'),
      href: `/listening/${id}`,
    }))
}
