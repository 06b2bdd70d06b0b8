import { z } from 'zod'
import { type Hold, holds, sayOfHold } from '#core/keeping/holds.ts'
import { dueForDecision } from '#core/keeping/keeping.ts'
import { BackLink, Button, Layout, PageTitle, Tag, Thing, ThingList } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import type { Ask } from '../../http/ask.tsx'
import { needToDecide } from '../need.ts'
import { OneHold } from './one-hold.tsx'

/** `/keeping`: who has left and whose time has come, and what is held. */
export async function queuePage({ tx }: Ask) {
  await needToDecide(tx)
  const [due, all] = [await dueForDecision(tx), await holds(tx)]
  const [open, over] = [all.filter(isOpen), all.filter((one) => !isOpen(one))]
  return (
    <Layout
      title={t('What is kept')}
      current="school"
      before={<BackLink href="/school">{t('School')}</BackLink>}
    >
      <PageTitle
        lead={t(
          'Nothing of somebody who has left is deleted by itself. When their time has come they stand here, and you decide.',
        )}
      >
        {t('What is kept')}
      </PageTitle>
      <h2>{t('Waiting for you to decide')}</h2>
      <ThingList label={t('Waiting for you to decide')} empty={{ text: t('Nobody is waiting.') }}>
        {due.map((one) => (
          <Thing
            title={one.name}
            href={`/keeping/${one.id}`}
            meta={t('Left on {left}. Due since {due}.', {
              left: formatDate(one.leftOn),
              due: formatDate(one.dueOn),
            })}
          >
            {one.held && <Tag tone="waiting">{t('held')}</Tag>}
          </Thing>
        ))}
      </ThingList>
      <h2>{t('Held')}</h2>
      <p>
        {t(
          'While somebody is held, nothing of theirs is deleted, not even by themselves. It takes two people to hold and two to let go.',
        )}
      </p>
      <ThingList label={t('Held')} empty={{ text: t('Nobody is held.') }}>
        {open.map((hold) => (
          <OneHold hold={hold} />
        ))}
      </ThingList>
      <Button href="/keeping/hold" kind="quiet">
        {t('Hold somebody or a group')}
      </Button>
      {over.length > 0 && (
        <>
          <h2>{t('Held before')}</h2>
          <ThingList label={t('Held before')} empty={{ text: '' }}>
            {over.map((hold) => (
              <OneHold hold={hold} />
            ))}
          </ThingList>
        </>
      )}
    </Layout>
  )
}

const isOpen = ({ stands, endedAt }: Hold) => stands && endedAt === null

export const saySchema = z.object({ id: z.uuid(), say: z.enum(['yes', 'end', 'stay']) })

export async function sayIt({ tx, input }: Ask & { input: z.output<typeof saySchema> }) {
  await sayOfHold(tx, input.id, input.say)
  return { to: '/keeping', say: t('Written down, with your name.') }
}
