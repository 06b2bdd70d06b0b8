import type { Context } from 'hono'
import { Button, ButtonRow, Layout, Notice, PageTitle } from '#ui/ui.ts'
import { t } from '#words'
import type { SignInDeps } from '../../deps.ts'
import { signInNameOf } from '../../person/sign-in-name-of.ts'

/** The sign-in name, to write down or print. */
export const NamePage = ({ name }: { name: string }) => (
  <Layout title={t('Write this down')}>
    <PageTitle lead={t('You need it to sign in again. Keep your secret in your head.')}>
      {t('Write this down')}
    </PageTitle>
    <Notice title={t('Your sign-in name')}>
      <p>
        <strong class="sign-in-secret">{name}</strong>
      </p>
    </Notice>
    <ButtonRow>
      <Button href="/">{t('I wrote it down')}</Button>
    </ButtonRow>
  </Layout>
)

export const namePage = (deps: SignInDeps) => ({
  async show(c: Context) {
    const name = c.var.session && (await signInNameOf(deps, c.var.session.accountId))
    return name ? c.html(<NamePage name={name} />) : c.redirect('/sign-in', 303)
  },
})
