import { BackLink, Button, Layout, Notice, PageTitle, Table } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { needRuns } from '../my-side.ts'
import { coverage, type Stands, standings, type Unit } from './coverage.ts'
import { standsWords, unitWords } from './words.ts'

/** `/mentoring/half-term`: this half-term, live, for those who run mentoring. */
export async function showCoverage(ask: Ask) {
  const [units] = await Promise.all([coverage(ask), needRuns(ask.tx)])
  const unset = units.filter(({ half_term }) => half_term === null)
  const columns: readonly Stands[] =
    unset.length > 0 ? [...standings.slice(0, 3), 'unset', ...standings.slice(3)] : standings
  return (
    <Layout title={t('This half-term')} wide before={<BackLink href="/mentoring">{t('Mentoring')}</BackLink>}>
      <PageTitle lead={t('A talk counts from 15 minutes. It is as things stand this moment.')}>
        {t('This half-term')}
      </PageTitle>
      <HalfTerms units={units} />
      {unset.length > 0 && <Unset units={unset} />}
      <Table
        caption={t('Learners, by school and small school')}
        columns={[
          { text: t('School') },
          ...columns.map((stands) => ({ text: standsWords(stands), number: true })),
          { text: t('All'), number: true },
        ]}
        rows={units.map((unit) => [
          unitWords(unit, units),
          ...columns.map((stands) => <Count unit={unit} stands={stands} />),
          String(Object.values(unit.counts).reduce((sum, n) => sum + n, 0)),
        ])}
        empty={t('No learners are in your care yet.')}
      />
      <p class="field-hint">
        {t(
          '“Waiting for a mentor”: has chosen or asked for somebody, and has no mentor whose check stands. No talk is read here, and nobody’s order.',
        )}
      </p>
      <Button href="/mentoring/half-term/share" kind="quiet">
        {t('A version to share')}
      </Button>
    </Layout>
  )
}

function Count({ unit, stands }: { unit: Unit; stands: Stands }) {
  const n = unit.counts[stands]
  if (n === 0) return <>0</>
  return (
    <a href={`/mentoring/half-term/${unit.group_id}?stands=${stands}`}>
      {n}
      <span class="unseen"> {standsWords(stands)}</span>
    </a>
  )
}

function HalfTerms({ units }: { units: readonly Unit[] }) {
  const terms = new Map(
    units.flatMap(({ half_term, starts_on, ends_on }) =>
      half_term === null
        ? []
        : [
            [
              `${half_term} ${starts_on} ${ends_on}`,
              { half_term, starts_on: starts_on!, ends_on: ends_on! },
            ] as const,
          ],
    ),
  )
  return (
    <>
      {[...terms.values()].map(({ half_term, starts_on, ends_on }) => (
        <p>
          {t('{name}: {from} to {to}', {
            name: half_term,
            from: formatDate(starts_on),
            to: formatDate(ends_on),
          })}
        </p>
      ))}
    </>
  )
}

const Unset = ({ units }: { units: readonly Unit[] }) => (
  <Notice kind="warning" title={t('No half-term is set')}>
    <p>
      {t('For {names}. Without one, talks cannot be counted there.', {
        names: units.map((unit) => unitWords(unit, units)).join(', '),
      })}
    </p>
    <p>
      <a href="/school/terms">{t('Make half-terms out of a term')}</a>
    </p>
  </Notice>
)
