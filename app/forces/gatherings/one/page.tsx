import { type Gathering, type GatheringFacts, gathering, gatheringFacts } from '#core/meetings/gathering.ts'
import { orderOf, type StepOfOrder } from '#core/meetings/gathering-guests.ts'
import { threadStrip } from '#core/threads/strip.tsx'
import { promisesOf } from '#core/threads/thread.ts'
import { BackLink, Layout, Notice, PageTitle, Thing, ThingList } from '#ui/ui.ts'
import { formatDate, formatNumber, t } from '#words'
import type { OpenAsk } from '../../../http/ask.tsx'
import { myRooms } from '../rooms/rooms.ts'
import { shapes } from '../shapes.ts'
import { whenAndWhere } from '../when-and-where.tsx'
import { Coming } from './coming.tsx'
import { LeadPanel } from './lead-panel.tsx'
import { MyRoom } from './my-room.tsx'
import { PollsHere } from './polls-here.tsx'

/** `/gatherings/:id`: what it is, whether I come, and on the day where I sit. */
export async function showGathering(ask: OpenAsk) {
  const { c, tx, me } = ask
  const one = await gathering(tx, c.req.param('id')!)
  const facts = await gatheringFacts(tx, one.id)
  const rooms = me === null ? [] : await myRooms(tx, one.id)
  const open = one.closedAt === null && one.calledOffAt === null
  return (
    <Layout
      title={one.title}
      before={me !== null && <BackLink href="/gatherings">{t('Gatherings')}</BackLink>}
    >
      <PageTitle caption={shapes[one.shape].name()} lead={whenAndWhere(one)}>
        {one.title}
      </PageTitle>
      {one.calledOffAt !== null && (
        <Notice kind="warning" title={t('It is called off')}>
          <p>{t('It does not take place.')}</p>
        </Notice>
      )}
      {one.closedAt !== null && <Over one={one} />}
      {open && rooms[0] !== undefined && facts.iAmHere && <MyRoom gatheringId={one.id} room={rooms[0]} />}
      {open && facts.iAmHere && (
        <p>
          <a class="button button-quiet" href={`/gatherings/${one.id}/notes`}>
            {t('Notes')}
          </a>
        </p>
      )}
      {await PollsHere({ tx, one, facts })}
      {one.about !== '' && <p class="own-words">{one.about}</p>}
      {open && me !== null && facts.isForMe && <Coming one={one} facts={facts} now={ask.house.now()} />}
      {open && me === null && <p>{t('Sign in to say that you come, or just come: a name is enough.')}</p>}
      <HowMany facts={facts} open={open} />
      <Order steps={await orderOf(tx, one.id)} />
      {facts.iLead && <LeadPanel one={one} />}
      <Promised promises={await promisesOf(tx, [one.id])} />
      {await threadStrip(ask, one.id)}
    </Layout>
  )
}

const Over = ({ one }: { one: Gathering }) =>
  one.sentAt === null ? (
    <p>{t('It is over. The notes come in a minute.')}</p>
  ) : (
    <p>
      <a class="button button-primary" href={`/gatherings/${one.id}/notes`}>
        {t('Read the notes')}
      </a>
    </p>
  )

/** How many come; once it has begun, how many are there. */
function HowMany({ facts: { coming, maybe, present }, open }: { facts: GatheringFacts; open: boolean }) {
  if (!open) return null
  if (present > 0)
    return (
      <p class="hint">
        {t('{present, plural, one {# person is here.} other {# people are here.}}', { present })}
      </p>
    )
  return (
    <p class="hint">
      {t(
        '{coming, plural, =0 {Nobody has said yes yet.} one {# person comes.} other {# people come.}} {maybe, plural, =0 {} one {# may come.} other {# may come.}}',
        { coming, maybe },
      )}
    </p>
  )
}

const Order = ({ steps }: { steps: readonly StepOfOrder[] }) =>
  steps.length === 0 ? null : (
    <section>
      <h2>{t('How it goes')}</h2>
      <ol>
        {steps.map(({ title, minutes, who }) => (
          <li>
            {title}
            {who === null ? '' : ` (${who})`}:{' '}
            {t('{minutes, plural, one {# minute} other {# minutes}}', { minutes })}
          </li>
        ))}
      </ol>
      <p class="hint">
        {t('{minutes} minutes in all', {
          minutes: formatNumber(steps.reduce((sum, { minutes }) => sum + minutes, 0)),
        })}
      </p>
    </section>
  )

const Promised = ({ promises }: { promises: Awaited<ReturnType<typeof promisesOf>> }) =>
  promises.length === 0 ? null : (
    <section>
      <h2>{t('Who will do what')}</h2>
      <ThingList label={t('Who will do what')} empty={{ text: '' }}>
        {promises.map(({ who, what, byOn }) => (
          <Thing
            title={what}
            meta={[
              who ?? t('a young person'),
              byOn === null ? '' : t('by {date}', { date: formatDate(byOn) }),
            ]
              .filter(Boolean)
              .join(', ')}
          />
        ))}
      </ThingList>
    </section>
  )
