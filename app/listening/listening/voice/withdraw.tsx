import { z } from 'zod'
import { Refused } from '#db/refused.ts'
import { Confirm, Layout } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { readVoice, withdrawVoice } from '../voices.ts'

export const withdrawSchema = z.object({ id: z.uuid() })

/** `/listening/voices/:id/withdraw` */
export async function askWithdraw({ c, tx }: Ask) {
  const voice = await readVoice(tx, c.req.param('id')!)
  if (voice.iAm !== 'teller' || voice.words === null) throw new Refused('unseen')
  const at = `/listening/voices/${voice.id}`
  return (
    <Layout title={t('Take it back?')} current="say">
      <Confirm
        question={t('Take it back?')}
        action={`${at}/withdraw`}
        yes={t('Yes, take it back')}
        noHref={at}
        danger
      >
        <p>
          {t(
            'Your words go everywhere at once: from the pages, from statements made of them, and from what readers quoted. It is all counted again without them. You need give no reason.',
          )}
        </p>
      </Confirm>
    </Layout>
  )
}

export async function withdraw({ tx, input }: Ask & { input: z.output<typeof withdrawSchema> }) {
  await withdrawVoice(tx, input.id)
  return { to: `/listening/voices/${input.id}`, say: t('Taken back. Your words are gone.') }
}
