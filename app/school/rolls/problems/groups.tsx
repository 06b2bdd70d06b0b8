import { sayProblem, severityWords } from '#core/rolls/say-problem.ts'
import { Tag, Thing, ThingList } from '#ui/ui.ts'
import { formatList, t } from '#words'
import type { Import } from '../imports.ts'
import type { ProblemGroup } from './problems.ts'

/** What could not be taken, or was taken with care: many of a kind stand together. */
export function ProblemGroups({ one, groups }: { one: Import; groups: readonly ProblemGroup[] }) {
  const kept = groups.reduce((sum, { count }) => sum + count, 0)
  const all = one.counts.problems ?? kept
  return (
    <section>
      <h2>{t('What needs a look')}</h2>
      {all > 0 && (
        <p>
          {t(
            '{count, plural, one {# thing} other {# things}} in the files could not be taken as they stand.',
            { count: all },
          )}{' '}
          {all > kept && t('The first {kept, number} are listed.', { kept })}{' '}
          <a href={`/rolls/${one.id}/problems.csv`} download>
            {t('All of them as a table (CSV)')}
          </a>
        </p>
      )}
      <ThingList
        label={t('What needs a look')}
        empty={{ text: t('Nothing. Everything in the files was understood.') }}
      >
        {groups.map((group) => (
          <Group one={one} group={group} />
        ))}
      </ThingList>
    </section>
  )
}

function Group({ one, group: { first, count, lines } }: { one: Import; group: ProblemGroup }) {
  const { what, mend } = sayProblem(first)
  const where = new URLSearchParams({ code: first.code, file: first.file, field: first.field ?? '' })
  return (
    <Thing
      title={what}
      meta={[first.file, first.field].filter(Boolean).join(' · ')}
      actions={
        count > 1 ? (
          <a href={`/rolls/${one.id}/problems?${where}`}>
            {t('See all {count, number}', { count })}
            <span class="unseen"> {what}</span>
          </a>
        ) : undefined
      }
    >
      <p>{mend}</p>
      <p>
        <Tag tone={first.severity === 'left out' ? 'wrong' : 'plain'}>{severityWords(first)}</Tag>{' '}
        {lines.length > 0 &&
          (count > lines.length
            ? t('Lines {lines} and more', { lines: formatList(lines.map(String)) })
            : t('{count, plural, one {Line} other {Lines}} {lines}', {
                count: lines.length,
                lines: formatList(lines.map(String)),
              }))}
      </p>
    </Thing>
  )
}
