import { t, tr } from '#words'
import { Emblem } from '../emblem/emblem.tsx'
import { currentPage, type NavItem } from '../page/page.ts'

/** The emblem, the way around, and, while a helper acts for somebody, whom for. */
export function Header({ nav, current }: { nav: readonly NavItem[]; current: string | undefined }) {
  const { person, actingFor, closed, path } = currentPage()
  return (
    <header class="header">
      {actingFor && (
        <p class="acting-for" role="status">
          {tr('You are doing this for <b>{name}</b>. <end>Stop</end>', {
            name: actingFor.name,
            b: (text) => <strong>{text}</strong>,
            end: (text) => <a href={actingFor.endHref}>{text}</a>,
          })}
        </p>
      )}
      {closed && !path.startsWith('/account') && (
        <p class="acting-for" role="status">
          {tr('Some of what your work lets you see is closed. <open>Use your passkey</open>', {
            open: (text) => <a href={closed.sureHref}>{text}</a>,
          })}
        </p>
      )}
      <div class="masthead">
        <a class="brand" href="/">
          <Emblem />
          <span class="brand-name">Kith</span>
        </a>
        {person && (
          <a class="me" href={person.href}>
            {person.name}
          </a>
        )}
      </div>
      {nav.length > 0 && (
        <nav class="main-nav" aria-label={t('Main')}>
          <ul>
            {nav.map(({ id, href, text, news = 0 }) => (
              <li>
                <a href={href} aria-current={id === current ? 'page' : undefined}>
                  {text}
                  {news > 0 && <News count={news} />}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  )
}

/** A number to see; “2 new” to hear. */
const News = ({ count }: { count: number }) => (
  <>
    {' '}
    <span class="nav-news">
      {tr('{count, number}<unseen> new</unseen>', {
        count,
        unseen: (text) => <span class="unseen">{text}</span>,
      })}
    </span>
  </>
)
