import { z } from 'zod'
import type { Known } from '#core/people/people-i-know.ts'
import { blocksFor, liftBlock } from '#core/safety/blocks.ts'
import { inMyCare, leadsOnly } from '#core/safety/i-am-lead.ts'
import { overrides } from '#core/safety/overrides.ts'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import { BackLink, Button, ButtonRow, Form, Layout, PageTitle, Thing, ThingList } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { OverrideThing } from '../../override-thing.tsx'

/** Somebody in my care. @throws Refused unseen */
export async function cared(tx: Tx, id: string): Promise<Known & { readonly isChild: boolean }> {
  await leadsOnly(tx)
  const [person] = await inMyCare(tx, { id })
  if (person === undefined) throw new Refused('unseen')
  return person
}

/** `/safety/care/:id`: what stands for one person's safety, and what I can do. Nothing of theirs is read here. */
export async function carePersonPage({ c, tx }: Ask) {
  const person = await cared(tx, c.req.param('id')!)
  const [blocks, looks] = [await blocksFor(tx, person.id), await overrides(tx, { childId: person.id })]
  const at = `/safety/care/${person.id}`
  return (
    <Layout
      title={person.name}
      current="safety"
      before={<BackLink href="/safety/care">{t('People in my care')}</BackLink>}
    >
      <PageTitle>{person.name}</PageTitle>
      <h2>{t('Contact that is stopped')}</h2>
      <ThingList label={t('Contact that is stopped')} empty={{ text: t('None.') }}>
        {blocks.map(({ id, against, madeAt, ownWord }) => (
          <Thing
            title={against}
            meta={
              ownWord
                ? t('Since {date}. They chose it themselves.', { date: formatDate(madeAt) })
                : t('Since {date}, set by a lead.', { date: formatDate(madeAt) })
            }
            actions={
              <Form action={`${at}/blocks/${id}/lift`}>
                <Button kind="quiet" about={against}>
                  {t('Allow contact again')}
                </Button>
              </Form>
            }
          />
        ))}
      </ThingList>
      <ButtonRow>
        <Button kind="quiet" href={`${at}/block`}>
          {t('Stop somebody’s contact with {name}', { name: person.name })}
        </Button>
      </ButtonRow>
      {person.isChild && (
        <>
          <h2>{t('Safety looks at their things')}</h2>
          <ThingList label={t('Safety looks')} empty={{ text: t('None.') }}>
            {looks.map((look) => (
              <OverrideThing look={look} />
            ))}
          </ThingList>
          <ButtonRow>
            <Button kind="danger" href={`${at}/open`}>
              {t('Open their things for 24 hours')}
            </Button>
          </ButtonRow>
        </>
      )}
    </Layout>
  )
}

export const liftForSchema = z.object({ id: z.uuid(), block: z.uuid() })

export async function liftFor({ tx, input }: Ask & { input: z.output<typeof liftForSchema> }) {
  await cared(tx, input.id)
  await liftBlock(tx, input.block)
  return { to: `/safety/care/${input.id}`, say: t('Contact is allowed again.') }
}
