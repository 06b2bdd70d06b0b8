import { t } from '#words'
import { Layout } from './layout/layout.tsx'
import { PageTitle } from './page-title/page-title.tsx'

/** Every component with its examples, at `/-/patterns`. */
export const PatternsPage = () => (
  <Layout title={t('Patterns')} wide>
    <PageTitle>{t('Patterns')}</PageTitle>
  </Layout>
)
