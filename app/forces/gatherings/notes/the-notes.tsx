import type { Gathering, GatheringFacts } from '#core/meetings/gathering.ts'
import { guestsOf } from '#core/meetings/gathering-guests.ts'
import { threadStrip } from '#core/threads/strip.tsx'
import { promisesOf } from '#core/threads/thread.ts'
import { Notice } from '#ui/ui.ts'
import { formatDate, formatList, t } from '#words'
import type { OpenAsk } from '../../../http/ask.tsx'
import { pollsOf } from '../polls/poll.ts'
import { Results } from '../polls/results.tsx'
import { type Note, notesOf } from './notes.ts'

/** What went out: key points first, what was decided, who will do what, then everything by room. */
export async function TheNotes({ ask, one, facts }: { ask: OpenAsk; one: Gathering; facts: GatheringFacts }) {
  const { tx } = ask
  const notes = await notesOf(tx, one.id)
  const key = notes.filter(({ isKey }) => isKey)
  const places = Map.groupBy(notes, ({ round, roomNumber }) =>
    round === null ? '' : `${round} ${roomNumber}`,
  )
  const promises = await promisesOf(tx, [one.id])
  const polls = (await pollsOf(tx, one.id)).filter(({ counted }) => counted)
  const results = []
  for (const poll of polls) results.push(await Results({ tx, poll, level: 3 }))
  return (
    <>
      {one.about !== '' && <p class="own-words">{one.about}</p>}
      <p class="hint">
        {t('{present, plural, one {# person was there.} other {# people were there.}}', {
          present: facts.present,
        })}
      </p>
      {facts.iLead && (await ForPaper({ tx, gatheringId: one.id }))}
      {key.length > 0 && (
        <section>
          <h2>{t('Key points')}</h2>
          <Lines notes={key} />
        </section>
      )}
      {results.length > 0 && (
        <section>
          <h2>{t('What was asked')}</h2>
          {results}
        </section>
      )}
      {promises.length > 0 && (
        <section>
          <h2>{t('Who will do what')}</h2>
          <ul>
            {promises.map(({ who, what, byOn }) => (
              <li>
                {byOn === null
                  ? t('{who}: {what}', { who: who ?? t('a young person'), what })
                  : t('{who}: {what}, by {date}', {
                      who: who ?? t('a young person'),
                      what,
                      date: formatDate(byOn),
                    })}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{t('All notes')}</h2>
        {notes.length === 0 && <p>{t('Nobody wrote anything down.')}</p>}
        {[...places.values()].map((lines) => (
          <>
            <h3>{placeWords(lines[0]!)}</h3>
            <Lines notes={lines} />
          </>
        ))}
      </section>
      {await threadStrip(ask, one.id)}
    </>
  )
}

const placeWords = ({ round, roomNumber }: Note): string =>
  round === null || roomNumber === null
    ? t('All together')
    : t('Round {round}, room {number}', { round, number: roomNumber })

const Lines = ({ notes }: { notes: readonly Note[] }) => (
  <ul>
    {notes.map(({ text, byName }) => (
      <li>
        {text ?? <em>{t('(A line that names a young person is for those who were there.)')}</em>}
        {byName !== null && <span class="hint"> {byName}</span>}
      </li>
    ))}
  </ul>
)

/** Those who were there with a name only: this page is printed for them. */
async function ForPaper({ tx, gatheringId }: { tx: OpenAsk['tx']; gatheringId: string }) {
  const names = (await guestsOf(tx, gatheringId)).filter(
    ({ hasAccount, here }) => !hasAccount && here === 'yes',
  )
  if (names.length === 0) return null
  return (
    <div class="unprinted">
      <Notice title={t('To give on paper')}>
        <p>
          {t('Print this page for {names}. Everybody else was told.', {
            names: formatList(names.map(({ name }) => name)),
          })}
        </p>
      </Notice>
    </div>
  )
}
