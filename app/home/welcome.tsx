import { Button, ButtonRow, Layout, PageTitle } from '#ui/ui.ts'
import { t } from '#words'

/** The first page for somebody who is not signed in. */
export function Welcome() {
  return (
    <Layout title={t('Welcome')} current="home">
      <PageTitle>{t('Nobody should go without the people they need')}</PageTitle>
      <p>
        {t(
          'Kith is where the people of a place stand by each other, at school, at home and all around. Say who your people are, make a plan of your own, and have a say that counts.',
        )}
      </p>
      <p>{t('What is yours is yours. Others see only what you open to them, and you can see who looked.')}</p>
      <ButtonRow>
        <Button href="/sign-in">{t('Sign in')}</Button>
      </ButtonRow>
    </Layout>
  )
}
