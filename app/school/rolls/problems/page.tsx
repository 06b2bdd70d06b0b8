import { sayProblem, severityWords } from '#core/rolls/say-problem.ts'
import { BackLink, Layout, PageTitle, Pagination, Table } from '#ui/ui.ts'
import { t } from '#words'
import type { Ask } from '../../../http/ask.tsx'
import { needPower } from '../../powers.ts'
import { readImport } from '../imports.ts'
import { readProblems, type Which } from './problems.ts'

const A_PAGE = 50

/** `/rolls/:id/problems?code=…`: each problem with its file, line, field and value. */
export async function showProblems({ c, tx }: Ask) {
  await needPower(tx, 'run_imports')
  const one = await readImport(tx, c.req.param('id') ?? '')
  const { code, file, field } = c.req.query()
  const which: Which = { code, file, field }
  const page = Math.min(10_000, Math.max(1, Math.trunc(Number(c.req.query('page')) || 1)))
  const { problems, total } = await readProblems(tx, one.id, which, {
    offset: (page - 1) * A_PAGE,
    limit: A_PAGE,
  })
  const href = (to: number) => {
    const asked = Object.entries({ code, file, field, page: String(to) }).filter(
      ([, value]) => value !== undefined,
    )
    return `/rolls/${one.id}/problems?${new URLSearchParams(asked as [string, string][])}`
  }
  return (
    <Layout
      wide
      title={t('What needs a look')}
      current="school"
      before={<BackLink href={`/rolls/${one.id}`}>{one.file_name}</BackLink>}
    >
      <PageTitle caption={one.file_name}>{t('What needs a look')}</PageTitle>
      <Table
        caption={t('{total, plural, one {# thing} other {# things}}', { total })}
        columns={[
          { text: t('Where') },
          { text: t('Field') },
          { text: t('What was there') },
          { text: t('What happened') },
          { text: t('How to mend it') },
        ]}
        rows={problems.map((problem) => {
          const { what, mend } = sayProblem(problem)
          return [
            problem.line === null
              ? problem.file
              : t('{file}, line {line, number}', { file: problem.file, line: problem.line }),
            problem.field ?? '',
            problem.value ?? '',
            `${severityWords(problem)}. ${what}`,
            mend,
          ]
        })}
        empty={t('There is nothing here.')}
      />
      <Pagination page={page} pages={Math.ceil(total / A_PAGE)} href={href} />
    </Layout>
  )
}
