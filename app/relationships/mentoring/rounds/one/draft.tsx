import {
  Button,
  ButtonRow,
  Details,
  Form,
  Pagination,
  problemWith,
  SelectField,
  Table,
  Tag,
  TextField,
} from '#ui/ui.ts'
import { t } from '#words'
import type { Ask, Shown } from '../../../../http/ask.tsx'
import { type InRound, inRound, type Pair, type Round, secondsNamed } from '../rounds.ts'
import { How } from './page.tsx'
import { RankProfile } from './rank-profile.tsx'

const ON_A_PAGE = 50

/** What the round came to, to look at and change before anybody knows. */
export async function Draft({ ask, round, shown }: { ask: Ask; round: Round; shown: Shown }) {
  const { pairs: all, seconds } = await inRound(ask, round)
  const [pairs, without] = [
    all.filter(({ mentor_id }) => mentor_id !== null),
    all.filter(({ mentor_id }) => mentor_id === null),
  ]
  const lacking = pairs.filter(
    ({ needs_second, companion_id }) => needs_second && companion_id === null,
  ).length
  const at = `/mentoring/rounds/${round.id}`
  const part = (ask.c.req.query('q') ?? '').trim().slice(0, 100)
  const pages = Math.max(1, Math.ceil(pairs.length / ON_A_PAGE))
  const page = Math.min(pages, Math.max(1, Number.parseInt(ask.c.req.query('page') ?? '1', 10) || 1))
  return (
    <>
      <p>
        {t(
          '{pairs, plural, one {# learner} other {# learners}} would have a mentor, {without, number} nobody. They do not know yet.',
          {
            pairs: pairs.length,
            without: without.length,
          },
        )}
      </p>
      <RankProfile byRank={round.by_rank} />
      <Without pairs={without} at={at} />
      {lacking > 0 && (
        <section>
          <h2>{t('A second adult for each pair')}</h2>
          <p>
            {t(
              '{lacking, plural, one {# pair has} other {# pairs have}} none yet. Name one for all; then change single pairs where somebody else is better.',
              { lacking },
            )}
          </p>
          <Seconds
            at={at}
            part={part}
            people={part === '' ? seconds : await secondsNamed(ask.tx, round.id, part)}
            shown={shown}
          />
        </section>
      )}
      <section>
        <h2>{t('Pairs')}</h2>
        <Table
          caption={t('Pairs')}
          hideCaption
          columns={[
            { text: t('Learner') },
            { text: t('Mentor') },
            { text: t('Second adult') },
            { text: t('Change') },
          ]}
          rows={pairs.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE).map((pair) => [
            pair.learner,
            <>
              {pair.mentor} {pair.came === 'by_hand' && <Tag>{t('by hand')}</Tag>}
            </>,
            secondWords(pair),
            <Change at={at} pair={pair} />,
          ])}
          empty={t('No pairs.')}
        />
        <Pagination page={page} pages={pages} href={(n) => `${at}?page=${n}`} />
      </section>
      <Form action={at} requestId={shown.requestId}>
        <ButtonRow>
          <Button name="do" value="publish">
            {t('Let everybody know')}
          </Button>
        </ButtonRow>
        <p class="field-hint">
          {t(
            'Both of a pair are asked, and a parent where the learner’s age asks for it. Each says yes or no.',
          )}
        </p>
      </Form>
      <Details summary={t('Run it again, or call it off')}>
        <p>{t('Run again, it goes by what learners would like now. What you changed by hand is lost.')}</p>
        <Form action={at}>
          <ButtonRow>
            <Button name="do" value="run" kind="quiet">
              {t('Run it again')}
            </Button>
            <Button name="do" value="call_off" kind="danger">
              {t('Call it off')}
            </Button>
          </ButtonRow>
        </Form>
      </Details>
      <How seed={round.seed} />
    </>
  )
}

const secondWords = ({ needs_second, companion }: Pair) =>
  companion ?? (needs_second ? <Tag tone="waiting">{t('nobody yet')}</Tag> : t('not needed'))

const Change = ({ at, pair }: { at: string; pair: Pair }) => (
  <a href={`${at}/pairs/${pair.learner_id}`}>
    {t('Change')}
    <span class="unseen"> {pair.learner}</span>
  </a>
)

/** Who has nobody, by why. Said of what stood in the way: never a ranking, never who could not take whom. */
function Without({ pairs, at }: { pairs: readonly Pair[]; at: string }) {
  if (pairs.length === 0) return null
  const groups = (['none_free', 'none_possible', 'no_choices', 'by_hand'] as const)
    .map((came) => ({ came, some: pairs.filter((pair) => pair.came === came) }))
    .filter(({ some }) => some.length > 0)
  return (
    <section>
      <h2>{t('Who has nobody')}</h2>
      {groups.map(({ came, some }) => (
        <Details summary={`${whyWords(came)} (${some.length})`} open={came !== 'no_choices'}>
          <ul class="names">
            {some.map((pair) => (
              <li>
                <a href={`${at}/pairs/${pair.learner_id}`}>{pair.learner}</a>
              </li>
            ))}
          </ul>
        </Details>
      ))}
    </section>
  )
}

function whyWords(came: Pair['came']): string {
  switch (came) {
    case 'no_choices':
      return t('Has chosen nobody')
    case 'none_free':
      return t('Nobody they chose had room left')
    case 'none_possible':
      return t('Nobody they chose can be theirs just now: a check, a language, a time or another rule')
    default:
      return t('You took their mentor away')
  }
}

type SecondsProps = {
  readonly at: string
  readonly part: string
  readonly people: InRound['seconds']
  readonly shown: Shown
}

const Seconds = ({ at, part, people, shown }: SecondsProps) => (
  <>
    <Form action={at} method="get">
      <TextField
        name="q"
        label={t('Somebody who is not in the list? Part of the name')}
        value={part}
        type="search"
        optional
      />
      <Button kind="quiet">{t('Find')}</Button>
    </Form>
    <Form action={at}>
      <SelectField
        name="person"
        label={t('Second adult for all pairs')}
        hint={t('First those who are a second adult already.')}
        options={[
          { value: '', text: t('Choose') },
          ...people.map(({ person_id, name }) => ({ value: person_id, text: name })),
        ]}
        error={problemWith(shown.problems, 'person')}
      />
      <Button name="do" value="second" kind="quiet">
        {t('Name for all')}
      </Button>
    </Form>
  </>
)
