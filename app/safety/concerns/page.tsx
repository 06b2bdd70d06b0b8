import { z } from 'zod'
import { closeConcern, readConcerns } from '#core/safety/concerns.ts'
import { leadsOnly } from '#core/safety/i-am-lead.ts'
import { BackLink, Button, Form, Layout, PageTitle, Tag, Thing, ThingList } from '#ui/ui.ts'
import { formatDateTime, t } from '#words'
import type { Ask } from '../../http/ask.tsx'

/** `/safety/concerns`: what was raised about people in my care. Looking writes that I looked. */
export async function concernsPage({ tx }: Ask) {
  await leadsOnly(tx)
  const concerns = await readConcerns(tx)
  const open = concerns.filter(({ closedAt }) => closedAt === null)
  const closed = concerns.filter(({ closedAt }) => closedAt !== null)
  return (
    <Layout title={t('Concerns')} current="safety" before={<BackLink href="/safety">{t('Safety')}</BackLink>}>
      <PageTitle
        lead={t(
          'We write down that you read this. While a worry about what somebody does is open, everything between them and children rests.',
        )}
      >
        {t('Concerns')}
      </PageTitle>
      <ThingList
        label={t('Open concerns')}
        empty={{ text: t('There is no open concern about anybody in your care.') }}
      >
        {open.map(({ id, aboutId, about, worry, raisedByName, raisedAt, words }) => (
          <Thing
            title={<a href={`/safety/care/${aboutId}`}>{about}</a>}
            meta={`${worry === 'for' ? t('A worry for them') : t('A worry about what they do')} · ${t(
              'raised by {name}, {at}',
              {
                name: raisedByName ?? t('somebody who has left'),
                at: formatDateTime(raisedAt),
              },
            )}`}
            actions={
              <Form action={`/safety/concerns/${id}/close`}>
                <Button kind="quiet" about={about}>
                  {t('Close it: it was looked into')}
                </Button>
              </Form>
            }
          >
            <p class="said">{words}</p>
          </Thing>
        ))}
      </ThingList>
      {closed.length > 0 && (
        <>
          <h2>{t('Closed')}</h2>
          <ThingList label={t('Closed concerns')} empty={{ text: '' }}>
            {closed.map(({ about, words, closedAt, closedByName }) => (
              <Thing
                title={about}
                meta={t('Closed by {name}, {at}', {
                  name: closedByName ?? t('somebody who has left'),
                  at: formatDateTime(closedAt!),
                })}
              >
                <p class="said">{words}</p>
                <Tag>{t('closed')}</Tag>
              </Thing>
            ))}
          </ThingList>
        </>
      )}
    </Layout>
  )
}

export const closeSchema = z.object({ id: z.uuid() })

export async function closeIt({ tx, input }: Ask & { input: z.output<typeof closeSchema> }) {
  await closeConcern(tx, input.id)
  return {
    to: '/safety/concerns',
    say: t('Closed. If something rested because of it, that is as it was before.'),
  }
}
