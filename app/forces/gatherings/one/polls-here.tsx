import { myVoteIn } from '#core/ballots/turnout.ts'
import type { Gathering, GatheringFacts } from '#core/meetings/gathering.ts'
import type { Tx } from '#db/client.ts'
import { Tag, Thing, ThingList } from '#ui/ui.ts'
import { t } from '#words'
import { pollsOf } from '../polls/poll.ts'

/** What is being asked, and what was. */
export async function PollsHere({ tx, one, facts }: { tx: Tx; one: Gathering; facts: GatheringFacts }) {
  const polls = await pollsOf(tx, one.id)
  if (polls.length === 0) return null
  const mine = new Map<string, boolean>()
  for (const { id, open } of polls) mine.set(id, open && facts.iAmHere && (await myVoteIn(tx, id)) === 'may')
  return (
    <section>
      <h2>{t('Polls')}</h2>
      <ThingList label={t('Polls')} empty={{ text: '' }}>
        {polls.map(({ id, title, open }) => (
          <Thing
            title={title}
            href={`/gatherings/${one.id}/polls/${id}`}
            meta={
              <Tag tone={mine.get(id) ? 'waiting' : 'plain'}>
                {mine.get(id) ? t('waits for your answer') : open ? t('being asked') : t('counted')}
              </Tag>
            }
          />
        ))}
      </ThingList>
    </section>
  )
}
