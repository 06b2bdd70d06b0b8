export interface Tab {
  readonly text: string
  readonly href: string
  readonly current?: boolean
}

/** Pages that stand side by side: links, so that each has its own address. */
export const Tabs = ({ label, items }: { label: string; items: readonly Tab[] }) => (
  <nav class="tabs" aria-label={label}>
    <ul>
      {items.map(({ text, href, current }) => (
        <li>
          <a href={href} aria-current={current ? 'page' : undefined}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
