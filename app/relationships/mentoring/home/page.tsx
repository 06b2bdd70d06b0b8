import { Layout, PageTitle } from '#ui/ui.ts'
import { t } from '#words'

/** `/mentoring`: what mentoring is to whoever looks, as a learner, a mentor, or one who runs it. */
export async function mentoringPage() {
  return (
    <Layout title={t('Mentoring')}>
      <PageTitle
        lead={t('A mentor is somebody of your own choosing who listens, and who speaks up for you.')}
      >
        {t('Mentoring')}
      </PageTitle>
    </Layout>
  )
}
