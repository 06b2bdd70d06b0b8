import { Table } from '#ui/ui.ts'
import { formatNumber, t } from '#words'
import type { Told } from '../count/count-votes.ts'

const percent = (share: number | null) =>
  share === null ? t('too few to say') : formatNumber(share, { style: 'percent', maximumFractionDigits: 0 })

/** Whose voice is missing, against the place's own make-up as the rolls know it. Fewer than ten are not shown. */
export const WhoIsMissing = ({ coverage }: { coverage: Told['coverage'] }) => {
  const names: Readonly<Record<string, string>> = { age: t('Age'), school: t('School') }
  return (
    <>
      <h2>{t('Whose voice is missing')}</h2>
      {coverage.length === 0 && <p>{t('Nothing is known of who lives here.')}</p>}
      {coverage.map(({ attribute, parts }) => (
        <Table
          caption={names[attribute] ?? attribute}
          columns={[
            { text: names[attribute] ?? attribute },
            { text: t('Of those who answered'), number: true },
            { text: t('Of everybody who is asked'), number: true },
            { text: t('Missing'), number: true },
          ]}
          rows={parts.map(({ value, shareOfVoices, shareOfPlace, missing }) => [
            value,
            percent(shareOfVoices),
            percent(shareOfPlace),
            missing === null
              ? t('too few to say')
              : missing >= 1
                ? t('about {count, number}', { count: Math.round(missing) })
                : t('nobody'),
          ])}
        />
      ))}
      <p class="listening-note">
        {t(
          'From the rolls of the schools: ages, and schools of those who go to one. Answers on paper without a name are not in it.',
        )}
      </p>
    </>
  )
}
