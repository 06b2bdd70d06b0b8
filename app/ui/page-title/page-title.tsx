import type { PropsWithChildren } from 'hono/jsx'
import { t } from '#words'

/** The page's one `<h1>`, with a line above that says where it belongs and a lead below. */
export function PageTitle({
  caption,
  lead,
  children,
}: PropsWithChildren<{ caption?: string; lead?: string }>) {
  return (
    <div class="page-title">
      {caption !== undefined && <p class="page-caption">{caption}</p>}
      <h1>{children}</h1>
      {lead !== undefined && <p class="page-lead">{lead}</p>}
    </div>
  )
}

export function BackLink({ href, children }: PropsWithChildren<{ href: string }>) {
  return (
    <a class="back-link" href={href}>
      {children ?? t('Back')}
    </a>
  )
}
