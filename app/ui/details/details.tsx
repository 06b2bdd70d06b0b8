import type { PropsWithChildren } from 'hono/jsx'

/** More for those who want it. */
export const Details = ({
  summary,
  open,
  children,
}: PropsWithChildren<{ summary: string; open?: boolean }>) => (
  <details class="details" open={open}>
    <summary>{summary}</summary>
    <div class="details-body">{children}</div>
  </details>
)
