import { z } from 'zod'
import { Refused } from '#db/refused.ts'
import { BackLink, Button, ErrorSummary, Form, Layout, PageTitle } from '#ui/ui.ts'
import { t } from '#words'
import { type Ask, blank, type Shown } from '../../../http/ask.tsx'
import { moderatorsOf } from '../listenings.ts'
import { notOwnName, TellingFields, tellingOf, tellingSchema } from '../telling.tsx'
import { mendVoice, readVoice } from '../voices.ts'

export const mendSchema = tellingSchema.extend({ id: z.uuid() })

/** `/listening/voices/:id/mend`: puts words and uses right. */
export async function showMend({ c, tx, shown = blank }: Ask & { shown?: Shown }) {
  const voice = await readVoice(tx, c.req.param('id')!)
  const mine = voice.iAm === 'teller'
  if (voice.words === null || !(mine || (voice.iAm === 'listener' && voice.confirmedAt === null)))
    throw new Refused('unseen')
  const at = `/listening/voices/${voice.id}`
  return (
    <Layout
      title={t('Put it right')}
      current="say"
      wrong={shown.problems.length > 0}
      before={<BackLink href={at}>{mine ? t('What you said') : t('What they said')}</BackLink>}
    >
      <PageTitle
        lead={
          mine
            ? t('What you write here takes the place of what stood, everywhere.')
            : t('As they say it. They still have to say that it is right.')
        }
      >
        {t('Put it right')}
      </PageTitle>
      <ErrorSummary problems={shown.problems} />
      <Form action={`${at}/mend`} requestId={shown.requestId}>
        <TellingFields
          shown={shown}
          now={{ ...voice, saidName: voice.saidName ?? null, saidAs: voice.saidAs ?? 'none' }}
          readers={await moderatorsOf(tx, voice.listeningId)}
          forThem={!mine}
        />
        <Button>{mine ? t('That is right now') : t('Keep it')}</Button>
      </Form>
    </Layout>
  )
}

export async function mend({ tx, input }: Ask & { input: z.output<typeof mendSchema> }) {
  await mendVoice(tx, input.id, tellingOf(input)).catch((error: unknown) => {
    if ((error as { code?: string }).code === 'KI004') throw notOwnName()
    throw error
  })
  return { to: `/listening/voices/${input.id}`, say: t('Kept.') }
}
