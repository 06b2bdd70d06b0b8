import { Button, ButtonRow, Layout, PageTitle } from '#ui/ui.ts'
import { t } from '#words'

interface School {
  readonly name: string
}

/** The school knows them; nobody here can be told by that. The same words whoever they are, or are not. */
export const NotJoinedPage = ({ name }: School) => (
  <Layout title={t('We could not tell who you are here')}>
    <PageTitle lead={t('{name} knows you, but that is not joined to anybody here yet.', { name })}>
      {t('We could not tell who you are here')}
    </PageTitle>
    <p>{t('There are two ways on:')}</p>
    <ul>
      <li>
        {t(
          'Sign in another way, as you did before. Then open “Signing in” and add your school sign-in there.',
        )}
      </li>
      <li>
        {t(
          'Ask the school office to see that your school e-mail address is on its list, spelled as you use it. Then try again.',
        )}
      </li>
    </ul>
    <ButtonRow>
      <Button href="/sign-in">{t('Sign in another way')}</Button>
    </ButtonRow>
  </Layout>
)

/** What came back is not what went out: used already, too old, from another browser or meddled with. */
export const NotGoodPage = ({ name, again }: School & { readonly again: string }) => (
  <Layout title={t('That did not work')}>
    <PageTitle
      lead={t('What came back from {name} was too old, used already, or for another browser.', { name })}
    >
      {t('That did not work')}
    </PageTitle>
    <p>{t('Nothing has changed, and nobody was signed in. Start again from here.')}</p>
    <Ways name={name} again={again} />
  </Layout>
)

export const RefusedPage = ({ name, again }: School & { readonly again: string }) => (
  <Layout title={t('You were not signed in')}>
    <PageTitle lead={t('{name} did not let you through, or you said no there.', { name })}>
      {t('You were not signed in')}
    </PageTitle>
    <p>{t('Nothing has changed. You can try again, or sign in another way.')}</p>
    <Ways name={name} again={again} />
  </Layout>
)

export const AwayPage = ({ name, again }: School & { readonly again: string }) => (
  <Layout title={t('Your school’s sign-in does not answer')}>
    <PageTitle lead={t('We asked {name}, and no answer that we understand came back.', { name })}>
      {t('Your school’s sign-in does not answer')}
    </PageTitle>
    <p>{t('Wait a minute and try again, or sign in another way. Kith itself is working.')}</p>
    <Ways name={name} again={again} />
  </Layout>
)

const Ways = ({ name, again }: School & { readonly again: string }) => (
  <ButtonRow>
    <Button href={again}>{t('Try {name} again', { name })}</Button>
    <Button kind="quiet" href="/sign-in">
      {t('Sign in another way')}
    </Button>
  </ButtonRow>
)

/** A link and no form: browsers hold a form to the pages of its own site, wherever it is sent on to. */
export const GoToSchoolPage = ({ name, href }: School & { readonly href: string }) => (
  <Layout title={t('Go on to {name}', { name })}>
    <PageTitle lead={t('Sign in there as yourself. Then you come back here.')}>
      {t('Go on to {name}', { name })}
    </PageTitle>
    <ButtonRow>
      <Button href={href}>{t('Go on to {name}', { name })}</Button>
      <Button kind="quiet" href="/account">
        {t('Not now')}
      </Button>
    </ButtonRow>
  </Layout>
)
