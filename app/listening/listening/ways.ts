import { t } from '#words'
import type { Ask } from '../../http/ask.tsx'
import type { Way } from '../../practice.ts'
import { listenings } from './listenings.ts'
import { myVoices } from './voices.ts'

/** On the home page: words of mine to confirm first; else what is being asked. */
export async function ways({ tx }: Ask): Promise<readonly Way[]> {
  const toConfirm = (await myVoices(tx)).find(
    ({ iAm, confirmedAt, withdrawnAt }) => iAm === 'teller' && confirmedAt === null && withdrawnAt === null,
  )
  if (toConfirm !== undefined)
    return [
      {
        title: t('Is this what you said?'),
        says: t('Somebody wrote down what you told them. It counts when you say that it is right.'),
        href: `/listening/voices/${toConfirm.id}`,
        go: t('Read what was written'),
      },
    ]
  const open = (await listenings(tx)).find((one) => one.endedAt === null && one.iMaySpeak)
  if (open === undefined) return []
  return [
    {
      title: open.title,
      says: open.question ?? t('Say how it is for you. You decide who reads it, and you can take it back.'),
      href: `/listening/${open.id}`,
      go: t('Say something'),
    },
  ]
}
