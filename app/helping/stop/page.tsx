import { z } from 'zod'
import { personISee } from '#core/people/people-i-know.ts'
import { ConfirmForm } from '#ui/confirm/confirm.tsx'
import { Button, Layout, PageTitle } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../http/ask.tsx'
import { actFor } from '../../sign-in/session/act-for.ts'

/** `/helping/stop`: be myself again. Works also when the consent has ended and nothing else does. */
export async function stopPage({ c, tx }: Ask) {
  const acting = c.var.session?.actingForId ?? null
  if (acting === null)
    return (
      <Layout title={t('Stop helping')}>
        <PageTitle lead={t('You are not doing things for anybody else now.')}>
          {t('You are here as yourself')}
        </PageTitle>
        <Button href="/" kind="quiet">
          {t('Go to the home page')}
        </Button>
      </Layout>
    )
  // Gone from sight when the consent has ended.
  const person = await personISee(tx, acting)
  return (
    <Layout title={t('Stop helping')}>
      <PageTitle lead={t('What you did for them stays. From now on, what you do is for yourself.')}>
        {person === undefined ? t('Stop helping?') : t('Stop helping {name}?', { name: person.name })}
      </PageTitle>
      <ConfirmForm action="/helping/stop" yes={t('Yes, stop')} noHref="/" no={t('No, carry on')} />
    </Layout>
  )
}

export const stopSchema = z.object({})

export async function stopHelping({ c, house }: Ask) {
  await actFor(house.signIn, c.var.session!.id, null)
  return { to: '/helping', say: t('You are here as yourself again.') }
}
