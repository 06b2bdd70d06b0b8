import { sql } from 'kysely'
import { z } from 'zod'
import { newPrintedCode } from '#core/codes/printed-code.ts'
import { Emblem, Layout, PageTitle, Qr } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { readVoice } from '../voices.ts'
import { hashOfSlip } from './code.ts'

export const printSchema = z.object({ id: z.uuid() })

/** Makes a new code for a voice and shows the slip, this once: only the code's hash is kept. */
export async function printSlip({ c, tx, house }: Ask): Promise<Response> {
  const voice = await readVoice(tx, c.req.param('id')!)
  const code = newPrintedCode()
  await sql`select make_slip(${voice.id}, ${hashOfSlip(code)})`.execute(tx)
  const address = `${house.publicUrl.replace(/^https?:\/\//, '')}/listening/slip`
  return c.html(
    <Layout title={t('A slip to print')} current="say">
      <PageTitle lead={t('Print it now, or copy the code: it is not shown again.')}>
        {t('A slip to print')}
      </PageTitle>
      <section class="voice-slip">
        <p class="sign-in-brand">
          <Emblem size={20} /> Kith
        </p>
        <p>{t('This is what was written down for you:')}</p>
        <blockquote class="voice-words">{voice.words}</blockquote>
        <p>
          {t(
            'Is it right? Go to {address} and type the code. You, or anybody you trust, can say that it is right, change it, or take it back. No account is needed.',
            {
              address,
            },
          )}
        </p>
        <p class="sign-in-secret">{code}</p>
        <Qr text={`${house.publicUrl}/listening/slip`} label={t('Opens the page where the code is typed')} />
        <p>{t('Whoever has this slip can do that. Keep it as you keep a key.')}</p>
      </section>
      <p>
        <a href={`/listening/voices/${voice.id}`}>{t('Back to what they said')}</a>
      </p>
    </Layout>,
  )
}
