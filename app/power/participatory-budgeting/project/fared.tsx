import { Details, Table } from '#ui/ui.ts'
import { formatNumber, t } from '#words'
import type { Budget } from '../budget.ts'
import { money } from '../money.ts'
import { lossInWords, paidInWords, wouldHaveWonInWords } from '../outcome-words.ts'
import type { Project } from '../projects.ts'

/** How a project fared in the count: won and who paid, or why not and what would have won it. */
export function Fared({ project, budget }: { project: Project; budget: Budget }) {
  const story = project.story!
  const unit = { unit: budget.unit, decimals: story.decimals }
  const paid = paidInWords(story, unit)
  return (
    <section>
      <h2>{story.won ? t('It won') : t('Why it did not win')}</h2>
      <p>
        {budget.form === 'points'
          ? t(
              '{votes, plural, one {One person} other {# people}} gave it {score, plural, one {# point} other {# points}}.',
              {
                votes: story.votes,
                score: story.score,
              },
            )
          : t('{votes, plural, one {One person} other {# people}} chose it.', { votes: story.votes })}
        {paid !== null && ` ${paid}`}
      </p>
      {story.loss !== undefined && <p>{lossInWords(story.loss, unit)}</p>}
      {!story.won && project.withdrawnAt === null && (
        <>
          <h3>{t('What would have won it')}</h3>
          {project.wouldHaveWon === null ? (
            <p>{t('This is still being worked out. Look again in a minute.')}</p>
          ) : (
            <ul>
              {wouldHaveWonInWords(project.wouldHaveWon, unit).map((line) => (
                <li>{line}</li>
              ))}
            </ul>
          )}
        </>
      )}
      {story.standings.length > 0 && <Way project={project} budget={budget} />}
    </section>
  )
}

const Way = ({ project, budget }: { project: Project; budget: Budget }) => (
  <Details summary={t('Its way through the count')}>
    <Table
      caption={t('What its supporters had left, purchase by purchase')}
      columns={[
        { text: t('Before') },
        { text: t('They had'), number: true },
        { text: t('Full shares behind it'), number: true },
      ]}
      rows={project.story!.standings.map(({ bought, money: left, effectiveVotes }) => [
        bought === null
          ? t('the end')
          : bought === project.label
            ? t('it won')
            : t('number {label} won', { label: bought }),
        money(Math.round(left), { unit: budget.unit, decimals: project.story!.decimals }),
        formatNumber(effectiveVotes, { maximumFractionDigits: 1 }),
      ])}
    />
  </Details>
)
