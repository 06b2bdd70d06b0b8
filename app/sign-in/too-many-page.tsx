import { Layout, PageTitle } from '#ui/ui.ts'
import { t } from '#words'

/** Instead of an answer, after too many tries. */
export function TooManyPage({ retryAfterSeconds }: { retryAfterSeconds: number }) {
  const minutes = Math.max(1, Math.ceil(retryAfterSeconds / 60))
  return (
    <Layout title={t('Too many tries')}>
      <PageTitle
        lead={t(
          'For safety, wait {minutes, plural, one {# minute} other {# minutes}} and try again. Nothing is lost.',
          { minutes },
        )}
      >
        {t('Too many tries')}
      </PageTitle>
      <p>
        {t(
          'Somebody else may be trying to get in, or it may just be a typing slip. A teacher, or whoever invited you, can help.',
        )}{' '}
        <a href="/sign-in">{t('Sign in')}</a>
      </p>
    </Layout>
  )
}
