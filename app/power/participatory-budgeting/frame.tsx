import type { PropsWithChildren } from 'hono/jsx'
import { BackLink, ErrorSummary, Layout, PageTitle, type Problem } from '#ui/ui.ts'
import type { Budget } from './budget.ts'

type FrameProps = PropsWithChildren<{
  readonly budget: Pick<Budget, 'id' | 'title'>
  readonly title: string
  readonly lead?: string
  readonly wide?: boolean
  readonly problems?: readonly Problem[]
  /** Instead of the way back to the budget. */
  readonly back?: { readonly href: string; readonly text: string }
}>

/** A page of one budget: the way back to it, its name above the title, what is wrong with a form. */
export const BudgetFrame = ({ budget, title, lead, wide, problems = [], back, children }: FrameProps) => (
  <Layout
    title={title}
    current="say"
    wrong={problems.length > 0}
    {...(wide && { wide })}
    before={<BackLink href={back?.href ?? `/budgets/${budget.id}`}>{back?.text ?? budget.title}</BackLink>}
  >
    <PageTitle caption={budget.title} {...(lead !== undefined && { lead })}>
      {title}
    </PageTitle>
    <ErrorSummary problems={problems} />
    {children}
  </Layout>
)
