import { Table } from '#ui/ui.ts'
import { formatNumber, t } from '#words'
import type { Told } from '../count/count-votes.ts'
import { Mark } from './map.tsx'

interface Props {
  readonly told: Told
  /** Statements' words by their id. */
  readonly words: ReadonlyMap<string, string>
}

const percent = (share: number) => formatNumber(share, { style: 'percent', maximumFractionDigits: 0 })

/** What every group agrees with, or disagrees with: the same as the picture, as a list. */
export const Across = ({ told, words }: Props) => (
  <Table
    caption={t('What people agree on across all groups')}
    columns={[{ text: t('Statement') }, { text: t('They') }]}
    rows={told.across
      .filter(({ statement }) => words.has(statement))
      .map(({ statement, says }) => [words.get(statement)!, says === 'agree' ? t('agree') : t('disagree')])}
    empty={t('There is nothing yet that all groups say alike.')}
  />
)

/** What marks each group. Of a group of fewer than five nothing is said. */
export const Groups = ({ told, words }: Props) => (
  <>
    <h2>{t('What divides people')}</h2>
    {told.groups.map(({ name, people, stands }, n) => (
      <section>
        <h3>
          <svg class="opinion-key" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <Mark x={8} y={8} group={n} />
          </svg>{' '}
          {t('Group {name}: {people, plural, one {# person} other {# people}}', { name, people })}
        </h3>
        <Table
          caption={t('What marks group {name}', { name })}
          hideCaption
          columns={[
            { text: t('Statement') },
            { text: t('They') },
            { text: t('In the group'), number: true },
            { text: t('Elsewhere'), number: true },
          ]}
          rows={stands
            .filter(({ statement }) => words.has(statement))
            .map(({ statement, says, share, elsewhere }) => [
              words.get(statement)!,
              says === 'agree' ? t('agree') : t('disagree'),
              percent(share),
              percent(elsewhere),
            ])}
          empty={t('Too few people to say.')}
        />
      </section>
    ))}
  </>
)

/** True with or without groups: what most say, what splits people, what they are unsure of. */
export const Lists = ({ told: { lists }, words }: Props) => {
  const known = <T extends { statement: string }>(list: readonly T[]) =>
    list.filter(({ statement }) => words.has(statement))
  return (
    <>
      <Table
        caption={t('What most people say')}
        columns={[{ text: t('Statement') }, { text: t('They') }, { text: t('How many'), number: true }]}
        rows={[
          ...known(lists.agree).map((one) => [one, t('agree')] as const),
          ...known(lists.disagree).map((one) => [one, t('disagree')] as const),
        ].map(([{ statement, count, votes }, says]) => [
          words.get(statement)!,
          says,
          t('{count, number} of {votes, number}', { count, votes }),
        ])}
        empty={t('There is nothing yet that most people say.')}
      />
      <Table
        caption={t('Where people are split')}
        columns={[
          { text: t('Statement') },
          { text: t('Agree'), number: true },
          { text: t('Disagree'), number: true },
          { text: t('Pass'), number: true },
        ]}
        rows={known(lists.divided).map(({ statement, agree, disagree, pass }) => [
          words.get(statement)!,
          formatNumber(agree),
          formatNumber(disagree),
          formatNumber(pass),
        ])}
        empty={t('Nothing splits people yet.')}
      />
      <Table
        caption={t('What many passed on')}
        columns={[{ text: t('Statement') }, { text: t('Pass'), number: true }]}
        rows={known(lists.unsure).map(({ statement, pass, votes }) => [
          words.get(statement)!,
          t('{count, number} of {votes, number}', { count: pass, votes }),
        ])}
        empty={t('Nothing yet.')}
      />
    </>
  )
}
