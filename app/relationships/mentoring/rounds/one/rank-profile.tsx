import { FEWEST } from '#core/small-numbers/fewest.ts'
import { Table } from '#ui/ui.ts'
import { t } from '#words'

/** How many have their first choice, their second, …: as it came out, whatever was changed since. */
export function RankProfile({ byRank }: { byRank: readonly number[] }) {
  const all = byRank.reduce((sum, n) => sum + n, 0)
  if (all === 0) return null
  if (all < FEWEST)
    return (
      <p>
        {t('How many got their first choice is not said of fewer than ten: it would tell who chose whom.')}
      </p>
    )
  return (
    <Table
      caption={t('What learners got')}
      columns={[
        { text: t('Of their choices') },
        { text: t('Learners'), number: true },
        { text: t('Share'), number: true },
      ]}
      rows={byRank.map((n, rank) => [
        t('{rank, selectordinal, one {the #st} two {the #nd} few {the #rd} other {the #th}}', {
          rank: rank + 1,
        }),
        String(n),
        t('{share, number, percent}', { share: n / all }),
      ])}
    />
  )
}
