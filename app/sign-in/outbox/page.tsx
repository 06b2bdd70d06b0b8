import type { Context } from 'hono'
import { Layout, PageTitle, Thing, ThingList } from '#ui/ui.ts'
import { formatDateTime, t } from '#words'
import type { SignInDeps } from '../deps.ts'

interface KeptLetter {
  readonly recipient: string
  readonly subject: string
  readonly body: string
  readonly created_at: Date
}

export const OutboxPage = ({ letters, publicUrl }: { letters: readonly KeptLetter[]; publicUrl: string }) => (
  <Layout title={t('Outbox')}>
    <PageTitle
      lead={t(
        'This is the demo town. Nothing is sent: what would have been an e-mail is here for everybody to read.',
      )}
    >
      {t('Outbox')}
    </PageTitle>
    <ThingList
      label={t('E-mails')}
      empty={{
        text: t('No e-mail yet. Ask for a code and it comes here.'),
        href: '/sign-in',
        action: t('Sign in'),
      }}
    >
      {letters.map(({ recipient, subject, body, created_at }) => (
        <Thing
          title={subject}
          meta={t('To {recipient}, {when}', { recipient, when: formatDateTime(created_at) })}
        >
          {body.split('\n\n').map((paragraph) => (
            <p>{withLinks(paragraph, publicUrl)}</p>
          ))}
        </Thing>
      ))}
    </ThingList>
  </Layout>
)

/** Addresses of this Kith become links; anything else in a letter stays words. */
const withLinks = (body: string, publicUrl: string) =>
  body
    .split(/(https?:\/\/\S+)/)
    .map((part) => (part.startsWith(`${publicUrl}/`) ? <a href={part}>{part}</a> : part))

export const outboxPage = (deps: SignInDeps) => ({
  async show(c: Context) {
    if (!deps.demo || !deps.mail.kept) return c.notFound()
    await deps.mail.settled()
    const letters = await deps.authDb
      .selectFrom('sign_in.outbox')
      .select(['recipient', 'subject', 'body', 'created_at'])
      .where('recipient', '<>', '')
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(50)
      .execute()
    return c.html(<OutboxPage letters={letters} publicUrl={deps.publicUrl} />)
  },
})
