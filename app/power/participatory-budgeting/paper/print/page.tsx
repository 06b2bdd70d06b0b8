import { Notice } from '#ui/ui.ts'
import { formatDateTime, t } from '#words'
import type { Ask } from '../../../../http/ask.tsx'
import { type Budget, budgetOfMine } from '../../budget.ts'
import { BudgetFrame } from '../../frame.tsx'
import { costAndPlace } from '../../money.ts'
import { type Project, projectsOf } from '../../projects.ts'
import { votingInWords } from '../../rule/page.tsx'
import { sheetNumber } from '../../serial.ts'
import { paperState } from '../figures.ts'
import { PRINTED_AT_ONCE } from '../overview/page.tsx'

/** `/budgets/:id/paper/print?from=1&to=200`: sheets as they come out of the printer, one to a page. */
export async function printSheets({ c, tx }: Ask) {
  const budget = await budgetOfMine(tx, c.req.param('id')!, 'iEnter')
  const { printed } = await paperState(tx, budget.id)
  const number = (name: string) => Math.trunc(Number(c.req.query(name))) || 0
  const from = Math.max(1, number('from'))
  const to = Math.min(number('to'), printed, from + PRINTED_AT_ONCE - 1)
  const projects = (await projectsOf(tx, budget.id)).filter(({ withdrawnAt }) => withdrawnAt === null)
  const serials = Array.from({ length: Math.max(0, to - from + 1) }, (_, place) => from + place)
  return (
    <BudgetFrame
      budget={budget}
      title={t('Sheets to print')}
      back={{ href: `/budgets/${budget.id}/paper`, text: t('Paper') }}
    >
      <div class="unprinted">
        <Notice>
          <p>
            {serials.length === 0
              ? t('There are no sheets with these numbers.')
              : t('Print this page: {count, plural, one {one sheet} other {# sheets, one on each page}}.', {
                  count: serials.length,
                })}
          </p>
        </Notice>
      </div>
      {serials.map((serial) => (
        <Sheet budget={budget} projects={projects} serial={serial} />
      ))}
    </BudgetFrame>
  )
}

const Sheet = ({
  budget,
  projects,
  serial,
}: {
  budget: Budget
  projects: readonly Project[]
  serial: number
}) => (
  <section class="ballot-sheet" aria-label={t('Sheet {number}', { number: sheetNumber(serial) })}>
    <p class="ballot-sheet-number">{t('Sheet {number}', { number: sheetNumber(serial) })}</p>
    <h2>{budget.title}</h2>
    <p>
      {votingInWords(budget).join(' ')}{' '}
      {budget.form === 'approval' ? t('Put a cross in the box.') : t('Write a number in the box.')}{' '}
      {t('With more than that the sheet cannot be counted.')}
    </p>
    <ul class="ballot-sheet-list">
      {projects.map(({ position, title, cost, place }) => (
        <li>
          <span class="ballot-sheet-box" aria-hidden="true" />
          <span class="ballot-sheet-label">{position}</span>
          <span>
            <strong>{title}</strong> {costAndPlace({ cost, place }, budget)}
          </span>
        </li>
      ))}
    </ul>
    <p>
      {budget.closesAt !== null &&
        t('Hand it in by {when}. Say your name there, and nobody writes it on this sheet.', {
          when: formatDateTime(budget.closesAt),
        })}
    </p>
  </section>
)
