import { validate } from 'uuid'
import { z } from 'zod'
import { ChoosePerson } from '#core/people/choose-person.tsx'
import { peopleIKnow, personISee } from '#core/people/people-i-know.ts'
import { blockContact } from '#core/safety/blocks.ts'
import { ConfirmForm } from '#ui/confirm/confirm.tsx'
import { BackLink, Layout, PageTitle } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { cared } from '../person/page.tsx'

export const blockForSchema = z.object({ id: z.uuid(), against: z.uuid() })

/** `/safety/care/:id/block`: who may have no contact with somebody in my care. */
export async function blockForPage({ c, tx }: Ask) {
  const person = await cared(tx, c.req.param('id')!)
  const at = `/safety/care/${person.id}`
  const asked = c.req.query('against') ?? ''
  const against = validate(asked) && asked !== person.id ? await personISee(tx, asked) : undefined
  const q = c.req.query('q') ?? ''
  const title = t('Stop somebody’s contact with {name}', { name: person.name })
  return (
    <Layout title={title} current="safety" before={<BackLink href={at}>{person.name}</BackLink>}>
      {against === undefined ? (
        <>
          <PageTitle lead={t('Who is it? They are not told.')}>{title}</PageTitle>
          <ChoosePerson
            at={`${at}/block`}
            q={q}
            people={(await peopleIKnow(tx, q)).filter(({ id }) => id !== person.id)}
            to={(id) => `${at}/block?against=${id}`}
          />
        </>
      ) : (
        <>
          <PageTitle
            lead={t(
              '{name} can see it, but only a lead can end it. {other} is not told, and can no longer see anything of {name}’s.',
              {
                name: person.name,
                other: against.name,
              },
            )}
          >
            {t('Stop all contact between {other} and {name}?', { name: person.name, other: against.name })}
          </PageTitle>
          <ConfirmForm
            action={`${at}/block`}
            yes={t('Yes, stop it now')}
            noHref={at}
            values={{ against: against.id }}
          />
        </>
      )}
    </Layout>
  )
}

export async function blockFor({
  tx,
  input,
  requestId,
}: Ask & { input: z.output<typeof blockForSchema>; requestId: string }) {
  await cared(tx, input.id)
  await blockContact(tx, { id: requestId, protects: input.id, against: input.against })
  return { to: `/safety/care/${input.id}`, say: t('Contact is stopped.') }
}
