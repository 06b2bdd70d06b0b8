import { Button, ButtonRow, Layout, PageTitle } from '#ui/ui.ts'
import { t } from '#words'

/** The first page for somebody who is not signed in. */
export function Welcome() {
  return (
    <Layout title={t('Welcome')} current="home">
      <PageTitle>{t('Nobody should go without the people they need')}</PageTitle>
      <p>
        {t(
          'Kith is where the people of a place, at school, at home and around, stand by each other: who your people are, a plan of your own, and a say that counts.',
        )}
      </p>
      <p>{t('What is yours is yours. Others see what you open to them, and you see who looked.')}</p>
      <ButtonRow>
        <Button href="/sign-in">{t('Sign in')}</Button>
      </ButtonRow>
    </Layout>
  )
}
