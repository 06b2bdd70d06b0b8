import { Notice, Table } from '#ui/ui.ts'
import { formatNumber, t } from '#words'
import type { Figures } from './figures.ts'

/** The sheets held against the roll, line by line, and in words what does not fit. */
export function Reconciled({ figures }: { figures: Figures }) {
  const { printed, handed, read, once, differ, good, unticked } = figures
  const rows: readonly (readonly [string, number])[] = [
    [t('Sheets printed'), printed],
    ...(figures.void > 0 ? [[t('… that came back and are void'), figures.void] as const] : []),
    [t('People ticked off on the roll'), handed],
    ...(unticked.length > 0 ? [[t('… and ticks that were taken back'), unticked.length] as const] : []),
    [t('Sheets entered'), read],
    [t('… by one person only so far'), once],
    [t('… read differently by two people'), differ],
    [t('… with too many marks: not counted'), figures.too_many],
    [t('… that nobody can read: not counted'), figures.unreadable],
    [t('… with a number that is there twice: not counted'), figures.twice],
    [t('… with no mark: not counted'), figures.empty],
    [t('… that count'), good],
  ]
  return (
    <>
      <Table
        caption={t('Sheets and ticks')}
        columns={[{ text: t('What') }, { text: t('How many'), number: true }]}
        rows={rows.map(([what, many]) => [what, formatNumber(many)])}
      />
      {unticked.length > 0 && (
        <>
          <p>{t('Why ticks were taken back:')}</p>
          <ul>
            {unticked.map((why) => (
              <li>{why}</li>
            ))}
          </ul>
        </>
      )}
      <Differences figures={figures} />
    </>
  )
}

function Differences({ figures: { handed, read, once, differ, unticked } }: { figures: Figures }) {
  const lines = [
    ...(once > 0
      ? [t('{once, plural, one {One sheet waits} other {# sheets wait}} for a second person.', { once })]
      : []),
    ...(differ > 0
      ? [t('{differ, plural, one {One sheet was} other {# sheets were}} read differently.', { differ })]
      : []),
    ...(read < handed
      ? [
          t('{less, plural, one {One sheet less} other {# sheets less}} than people ticked off.', {
            less: handed - read,
          }),
        ]
      : []),
    ...(read > handed
      ? [
          t('{more, plural, one {One sheet more} other {# sheets more}} than people ticked off.', {
            more: read - handed,
          }),
        ]
      : []),
    ...(read > handed && unticked.length > 0
      ? [t('Ticks were taken back: somebody may have handed in a sheet and voted again.')]
      : []),
  ]
  return lines.length === 0 ? (
    <Notice kind="done" title={t('It fits')}>
      <p>{t('There are as many sheets as people ticked off, and all are settled.')}</p>
    </Notice>
  ) : (
    <Notice kind="warning" title={t('It does not fit yet')}>
      <ul>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </Notice>
  )
}
