import { BackLink, Button, Layout, PageTitle, Table } from '#ui/ui.ts'
import { formatDate, formatList, t } from '#words'
import type { Ask } from '../../../../http/ask.tsx'
import { needRuns } from '../../my-side.ts'
import { coverage } from '../coverage.ts'
import { sheetOf } from './sheet.ts'

/** `/mentoring/half-term/share`: without names and without small numbers, to print or take away. */
export async function showShare(ask: Ask) {
  await needRuns(ask.tx)
  const { head, names, shown, leftOut } = sheetOf(await coverage(ask))
  return (
    <Layout
      title={t('Mentoring this half-term')}
      wide
      before={<BackLink href="/mentoring/half-term">{t('This half-term')}</BackLink>}
    >
      <PageTitle
        caption={formatDate(ask.house.now())}
        lead={t('“–” is a number that is not shown: it is under ten, or it would give one away that is.')}
      >
        {t('Mentoring this half-term')}
      </PageTitle>
      <Table
        caption={t('Learners, by school and small school')}
        hideCaption
        columns={head.map((text, n) => ({ text, number: n > 0 }))}
        rows={shown.map((row, n) => [names[n]!, ...row.map((cell) => (cell === null ? '–' : String(cell)))])}
        empty={t('There is nothing to count yet.')}
      />
      {leftOut.length > 0 && (
        <p>{t('Not in it, because no half-term is set: {names}.', { names: formatList([...leftOut]) })}</p>
      )}
      <p class="no-print">
        <Button href="/mentoring/half-term/share.csv" kind="quiet">
          {t('Take it away as a table (CSV)')}
        </Button>
      </p>
    </Layout>
  )
}
