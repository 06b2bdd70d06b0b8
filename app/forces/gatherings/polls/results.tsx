import type { Tx } from '#db/client.ts'
import { Details, Table } from '#ui/ui.ts'
import { formatNumber, t } from '#words'
import { countRanked } from './count-ranked.ts'
import { type Answer, answersIn, handsOf, type Poll } from './poll.ts'

/** What came of a counted poll; hands in a column of their own. */
export async function Results({ tx, poll, level }: { tx: Tx; poll: Poll; level: 2 | 3 }) {
  const answers = await answersIn(tx, poll.id)
  const hands = await handsOf(tx, poll.id)
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section>
      <Heading>{level === 2 ? t('What came of it') : poll.title}</Heading>
      <p>
        <strong>{outcome(poll, answers)}</strong>
      </p>
      {poll.form === 'ranked' ? (
        <Rounds poll={poll} answers={answers} hands={hands} />
      ) : (
        <Counts poll={poll} answers={answers} hands={hands} />
      )}
      {poll.form === 'consent' && <Objections answers={answers} />}
      {hands.size > 0 && (
        <p class="hint">{t('Hands were counted in the room and are not mixed with the answers.')}</p>
      )}
      {level === 2 && poll.secret && (await Receipts({ tx, poll }))}
    </section>
  )
}

/** The numbers of those whose envelopes were opened: each finds theirs, and nobody learns what it said. */
async function Receipts({ tx, poll }: { tx: Tx; poll: Poll }) {
  const rows = await tx
    .selectFrom('ballot_receipts')
    .select('receipt')
    .where('ballot_id', '=', poll.id)
    .orderBy('receipt')
    .execute()
  return (
    <Details summary={t('The numbers of the answers that were counted')}>
      <ul>
        {rows.map(({ receipt }) => (
          <li>
            <code>{receipt}</code>
          </li>
        ))}
      </ul>
    </Details>
  )
}

const votesFor = (answers: readonly Answer[], id: string) =>
  answers.filter(({ options }) => options.includes(id)).length

interface CountedProps {
  readonly poll: Poll
  readonly answers: readonly Answer[]
  readonly hands: ReadonlyMap<string, number>
}

const Counts = ({ poll, answers, hands }: CountedProps) => (
  <Table
    caption={poll.title}
    hideCaption
    columns={[
      { text: t('Choice') },
      { text: t('Answers'), number: true },
      ...(hands.size > 0 ? [{ text: t('Hands'), number: true }] : []),
    ]}
    rows={inOrder(poll, answers).map(({ id, title }) => [
      title,
      formatNumber(votesFor(answers, id)),
      ...(hands.size > 0 ? [formatNumber(hands.get(id) ?? 0)] : []),
    ])}
  />
)

/** Most answers first, the lot between those that are level; a consent round in its own order. */
function inOrder({ form, options, lot }: Poll, answers: readonly Answer[]) {
  if (form === 'consent') return options
  return options.toSorted(
    (a, b) => votesFor(answers, b.id) - votesFor(answers, a.id) || lot.indexOf(a.id) - lot.indexOf(b.id),
  )
}

function outcome(poll: Poll, answers: readonly Answer[]): string {
  if (answers.length === 0) return t('Nobody answered on a phone.')
  if (poll.form === 'consent') {
    const objections = votesFor(answers, poll.options.at(-1)!.id)
    return objections === 0
      ? t('It goes ahead: nobody objects.')
      : t(
          'It does not go ahead as it stands: {objections, plural, one {# person objects} other {# people object}}.',
          {
            objections,
          },
        )
  }
  const winner =
    poll.form === 'ranked'
      ? countRanked(
          poll.lot,
          answers.map(({ options }) => options),
        ).winner
      : inOrder(poll, answers)[0]!.id
  const title = poll.options.find(({ id }) => id === winner)?.title ?? ''
  return t('{title} ({answers, plural, one {# person} other {# people}} answered)', {
    title,
    answers: answers.length,
  })
}

const Rounds = ({ poll, answers, hands }: CountedProps) => {
  const titleOf = (id: string) => poll.options.find((option) => option.id === id)?.title ?? ''
  return (
    <ol>
      {countRanked(
        poll.lot,
        answers.map(({ options }) => options),
      ).rounds.map(({ counts, out, byLot }) => (
        <li>
          {counts.map(({ id, votes }) => `${titleOf(id)}: ${formatNumber(votes)}`).join(', ')}
          {out !== null && `. ${t('Out: {title}', { title: titleOf(out) })}`}
          {byLot && ` (${t('level with another: by lot')})`}
        </li>
      ))}
      {hands.size > 0 && (
        <li>
          {t('Hands for the first choice: {hands}', {
            hands: [...hands].map(([id, n]) => `${titleOf(id)}: ${formatNumber(n)}`).join(', '),
          })}
        </li>
      )}
    </ol>
  )
}

const Objections = ({ answers }: { answers: readonly Answer[] }) => (
  <ul>{answers.flatMap(({ words }) => (words === undefined ? [] : [<li class="own-words">{words}</li>]))}</ul>
)
