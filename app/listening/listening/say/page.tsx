import type { z } from 'zod'
import { BackLink, Button, ErrorSummary, Form, Layout, PageTitle } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, type Shown } from '../../../http/ask.tsx'
import { listeningAs, moderatorsOf } from '../listenings.ts'
import { notOwnName, TellingFields, tellingOf, tellingSchema } from '../telling.tsx'
import { sayVoice } from '../voices.ts'

export const schema = tellingSchema

/** `/listening/:id/say`: somebody speaks for themselves. */
export async function showSay({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const one = await listeningAs(tx, c.req.param('id')!, 'iMaySpeak')
  return (
    <Layout
      title={t('Say something')}
      current="say"
      wrong={shown.problems.length > 0}
      before={<BackLink href={`/listening/${one.id}`}>{one.title}</BackLink>}
    >
      <PageTitle caption={one.title}>{one.question ?? t('What do you want to say?')}</PageTitle>
      <ErrorSummary problems={shown.problems} />
      <Form action={`/listening/${one.id}/say`} requestId={shown.requestId} draft={`say-${one.id}`}>
        <TellingFields shown={shown} readers={await moderatorsOf(tx, one.id)} />
        <Button>{t('Say it')}</Button>
      </Form>
    </Layout>
  )
}

export async function say({
  c,
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof schema>; requestId: string }) {
  await sayVoice(tx, requestId, c.req.param('id')!, tellingOf(input)).catch((error: unknown) => {
    if ((error as { code?: string }).code === 'KI004') throw notOwnName()
    throw error
  })
  return { to: `/listening/voices/${requestId}`, say: t('Thank you. This is what you said.') }
}
