import { looksAt } from '#core/things/looks.ts'
import { Refused } from '#db/refused.ts'
import { Layout, PageTitle, WhoLooked } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../http/ask.tsx'

/** `/who-looked`: everybody who read something of mine, when and through what. */
export async function whoLookedPage({ tx, me }: Ask) {
  if (me.helperId !== undefined) throw new Refused('not-consented')
  return (
    <Layout title={t('Who looked')}>
      <PageTitle lead={t('Every time somebody else reads something of yours it is written here.')}>
        {t('Who looked at my things')}
      </PageTitle>
      <WhoLooked looks={await looksAt(tx)} />
    </Layout>
  )
}
