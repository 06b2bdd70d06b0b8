import type { Child, PropsWithChildren } from 'hono/jsx'

interface ThingListProps {
  /** What the list holds, for screen readers. */
  readonly label?: string
  readonly children: Child[] | Child
  /** What to say, and where to go, while there is nothing. */
  readonly empty: { readonly text: string; readonly href?: string; readonly action?: string }
}

/** A list of `<Thing>`s, or a kind word on how to begin one. */
export function ThingList({ label, empty, children }: ThingListProps) {
  const things = (Array.isArray(children) ? children.flat() : [children]).filter(Boolean)
  if (things.length > 0) {
    return (
      <ul class="things" aria-label={label}>
        {things}
      </ul>
    )
  }
  return (
    <div class="things-empty">
      <p>{empty.text}</p>
      {empty.href !== undefined && (
        <p>
          <a href={empty.href}>{empty.action}</a>
        </p>
      )}
    </div>
  )
}

type ThingProps = PropsWithChildren<{ title: Child; href?: string; meta?: Child; actions?: Child }>

export function Thing({ title, href, meta, actions, children }: ThingProps) {
  return (
    <li class="thing">
      <div class="thing-words">
        <p class="thing-title">{href === undefined ? title : <a href={href}>{title}</a>}</p>
        {meta !== undefined && <p class="thing-meta">{meta}</p>}
        {children}
      </div>
      {actions !== undefined && <div class="thing-actions">{actions}</div>}
    </li>
  )
}
