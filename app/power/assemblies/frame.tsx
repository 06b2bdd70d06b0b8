import type { PropsWithChildren } from 'hono/jsx'
import { BackLink, ErrorSummary, Layout, PageTitle, type Problem } from '#ui/ui.ts'
import { t } from '#words'
import type { Assembly } from './assembly.ts'

type Props = PropsWithChildren<{
  readonly about: Pick<Assembly, 'id' | 'title'>
  readonly title: string
  readonly lead?: string | undefined
  readonly problems?: readonly Problem[]
  readonly wide?: boolean
  /** Where back leads; the assembly's own page where nothing is said. */
  readonly back?: { readonly href: string; readonly text: string } | undefined
}>

/** A page of an assembly: back to it, its name above the title, what is wrong first. */
export const AssemblyPage = ({ about, title, lead, problems = [], wide, back, children }: Props) => (
  <Layout
    title={title}
    wide={wide ?? false}
    wrong={problems.length > 0}
    before={
      <BackLink href={back?.href ?? `/assemblies/${about.id}`}>{back?.text ?? t('The assembly')}</BackLink>
    }
  >
    <ErrorSummary problems={problems} />
    <PageTitle caption={about.title} {...(lead === undefined ? {} : { lead })}>
      {title}
    </PageTitle>
    {children}
  </Layout>
)
