import { validate } from 'uuid'
import { z } from 'zod'
import { ChoosePerson } from '#core/people/choose-person.tsx'
import { peopleIKnow, personISee } from '#core/people/people-i-know.ts'
import { blockContact } from '#core/safety/blocks.ts'
import { ConfirmForm } from '#ui/confirm/confirm.tsx'
import { BackLink, Layout, PageTitle } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../http/ask.tsx'

export const blockSchema = z.object({ against: z.uuid() })

/** `/safety/block`: with whom I want no contact; then one question. */
export async function blockPage({ c, tx }: Ask) {
  const asked = c.req.query('against') ?? ''
  const person = validate(asked) ? await personISee(tx, asked) : undefined
  const q = c.req.query('q') ?? ''
  const title = t('Stop contact with somebody')
  return (
    <Layout
      title={title}
      current="safety"
      before={<BackLink href="/safety">{t('Something is wrong?')}</BackLink>}
    >
      {person === undefined ? (
        <>
          <PageTitle lead={t('Who with?')}>{title}</PageTitle>
          <ChoosePerson
            at="/safety/block"
            q={q}
            people={await peopleIKnow(tx, q, true)}
            to={(id) => `/safety/block?against=${id}`}
          />
        </>
      ) : (
        <>
          <PageTitle
            lead={t(
              'They can no longer see you, find you or ask you anything here. What you opened to them is closed to them. They are not told.',
            )}
          >
            {t('Stop contact with {name}?', { name: person.name })}
          </PageTitle>
          <ConfirmForm
            action="/safety/block"
            yes={t('Yes, stop it now')}
            noHref="/safety"
            values={{ against: person.id }}
          />
        </>
      )}
    </Layout>
  )
}

export async function blockIt({
  tx,
  me,
  input,
  requestId,
}: Ask & { input: z.output<typeof blockSchema>; requestId: string }) {
  await blockContact(tx, { id: requestId, protects: me.personId, against: input.against })
  return { to: '/safety', say: t('Contact is stopped. You can allow it again here.') }
}
