import { ChoosePerson } from '#core/people/choose-person.tsx'
import { inMyCare, leadsOnly } from '#core/safety/i-am-lead.ts'
import { BackLink, Layout, PageTitle } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../http/ask.tsx'

/** `/safety/care`: people in my care, by name. */
export async function carePage({ c, tx }: Ask) {
  await leadsOnly(tx)
  const q = c.req.query('q') ?? ''
  return (
    <Layout
      title={t('People in my care')}
      current="safety"
      before={<BackLink href="/safety">{t('Safety')}</BackLink>}
    >
      <PageTitle
        lead={t('Only their names. What is theirs stays closed until you open it and give a reason.')}
      >
        {t('People in my care')}
      </PageTitle>
      <ChoosePerson
        at="/safety/care"
        q={q}
        people={await inMyCare(tx, { like: q })}
        to={(id) => `/safety/care/${id}`}
      />
    </Layout>
  )
}
