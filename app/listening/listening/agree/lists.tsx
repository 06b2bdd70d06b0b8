import { Details } from '#ui/ui.ts'
import { formatNumber, t } from '#words'
import type { Told } from '../count/count-votes.ts'
import { Mark } from './mark.tsx'

interface Props {
  readonly told: Told
  /** Statements' words by their id. */
  readonly words: ReadonlyMap<string, string>
}

interface Line {
  readonly statement: string
  /** What people say of it, in a few words. */
  readonly says: string
}

const percent = (share: number) => formatNumber(share, { style: 'percent', maximumFractionDigits: 0 })

/** Statements with what people say of each: short enough for a phone. */
function Said({ lines, words, empty }: { lines: readonly Line[]; words: Props['words']; empty: string }) {
  const known = lines.filter(({ statement }) => words.has(statement))
  if (known.length === 0) return <p>{empty}</p>
  return (
    <ul class="agreed-on">
      {known.map(({ statement, says }) => (
        <li>
          <a href={`/listening/statements/${statement}`}>{words.get(statement)}</a>
          <p>{says}</p>
        </li>
      ))}
    </ul>
  )
}

/** What every group agrees with, or disagrees with. */
export const Across = ({ told, words }: Props) => (
  <>
    <h2>{t('What people agree on, across all groups')}</h2>
    <Said
      words={words}
      lines={told.across.slice(0, 5).map(({ statement, says }) => ({
        statement,
        says: says === 'agree' ? t('All groups agree.') : t('All groups disagree.'),
      }))}
      empty={t('There is nothing yet that all groups say alike.')}
    />
  </>
)

/** What marks each group: the picture's places, in words. Of a group of fewer than five nothing is said. */
export const Groups = ({ told, words }: Props) => (
  <>
    <h2>{t('What divides people')}</h2>
    {told.groups.map(({ name, people, stands }, n) => (
      <section>
        <h3>
          <svg class="opinion-key" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <Mark group={n} places={[{ x: 8, y: 8, r: 4 }]} />
          </svg>{' '}
          {t('Group {name}: {people, plural, one {# person} other {# people}}', { name, people })}
        </h3>
        <Said
          words={words}
          lines={stands.slice(0, 3).map(({ statement, says, share, elsewhere }) => ({
            statement,
            says:
              says === 'agree'
                ? t('{share} of them agree; elsewhere {elsewhere}.', {
                    share: percent(share),
                    elsewhere: percent(elsewhere),
                  })
                : t('{share} of them disagree; elsewhere {elsewhere}.', {
                    share: percent(share),
                    elsewhere: percent(elsewhere),
                  }),
          }))}
          empty={t('Too few people to say.')}
        />
      </section>
    ))}
  </>
)

/** True with or without groups: what most say, what splits people, what they are unsure of. */
export const Lists = ({ told: { lists, show }, words }: Props) => (
  <>
    <Details summary={t('What most people say')} open={show === 'agreement'}>
      <Said
        words={words}
        lines={[
          ...lists.agree.map(({ statement, count, votes }) => ({
            statement,
            says: t('{count, number} of {votes, number} agree.', { count, votes }),
          })),
          ...lists.disagree.map(({ statement, count, votes }) => ({
            statement,
            says: t('{count, number} of {votes, number} disagree.', { count, votes }),
          })),
        ]}
        empty={t('There is nothing yet that most people say.')}
      />
    </Details>
    <Details summary={t('Where people are split')} open={show === 'agreement'}>
      <Said
        words={words}
        lines={lists.divided.map(({ statement, agree, disagree, pass }) => ({
          statement,
          says: t('{agree, number} agree, {disagree, number} disagree, {pass, number} pass.', {
            agree,
            disagree,
            pass,
          }),
        }))}
        empty={t('Nothing splits people yet.')}
      />
    </Details>
    <Details summary={t('What many passed on')}>
      <Said
        words={words}
        lines={lists.unsure.map(({ statement, pass, votes }) => ({
          statement,
          says: t('{count, number} of {votes, number} passed.', { count: pass, votes }),
        }))}
        empty={t('Nothing yet.')}
      />
    </Details>
  </>
)
