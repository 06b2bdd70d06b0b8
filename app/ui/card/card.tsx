import type { Child, PropsWithChildren } from 'hono/jsx'

type CardProps = PropsWithChildren<{
  title: string
  href?: string
  meta?: Child
  actions?: Child
  level?: 2 | 3
}>

/** Something with a name of its own: a title, a few words, what one can do with it. */
export function Card({ title, href, meta, actions, level = 2, children }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <article class="card">
      <Heading class="card-title">{href === undefined ? title : <a href={href}>{title}</a>}</Heading>
      {meta !== undefined && <p class="card-meta">{meta}</p>}
      <div class="card-body">{children}</div>
      {actions !== undefined && <div class="card-actions">{actions}</div>}
    </article>
  )
}
