import type { Context } from 'hono'
import { Layout, PageTitle } from '#ui/ui.ts'
import { t } from '#words'
import { TooManyTries } from './errors.ts'

/** What pages answer with when there were too many tries; any other error goes on. */
export function tooMany(error: Error, c: Context): Response | Promise<Response> {
  if (!(error instanceof TooManyTries)) throw error
  c.header('Retry-After', String(error.retryAfterSeconds))
  return c.html(<TooManyPage retryAfterSeconds={error.retryAfterSeconds} />, 429)
}

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
