import { Table } from '#ui/ui.ts'
import { formatNumber, t } from '#words'
import type { Told } from '../count/count-votes.ts'

const percent = (share: number | null) =>
  share === null ? '–' : formatNumber(share, { style: 'percent', maximumFractionDigits: 0 })

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
            { text: t('Of the answers'), number: true },
            { text: t('Of everybody here'), number: true },
          ]}
          rows={parts
            .filter(({ shareOfPlace }) => shareOfPlace !== null)
            .map(({ value, shareOfVoices, shareOfPlace, missing }) => [
              missing !== null && missing >= 1
                ? t('{kind}: about {count, number} missing', { kind: value, count: Math.round(missing) })
                : value,
              percent(shareOfVoices),
              percent(shareOfPlace),
            ])}
        />
      ))}
      <p class="listening-note">
        {t(
          'From the rolls of the schools. A dash stands for fewer than ten. Answers on paper without a name are not in it.',
        )}
      </p>
    </>
  )
}
