import { raw } from 'hono/html'
import type { Child, PropsWithChildren } from 'hono/jsx'
import { catalogueOf, currentLocale, direction, t } from '#words'
import { Notice } from '../notice/notice.tsx'
import { Island } from '../page/island.tsx'
import { currentPage, type NavItem } from '../page/page.ts'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'

type LayoutProps = PropsWithChildren<{
  /** Names the page; “Kith” is added for the window. */
  title: string
  /** The id of the navigation item this page belongs to. */
  current?: string
  /** Instead of the request's own navigation. */
  nav?: readonly NavItem[]
  lang?: string
  /** Room for tables and drawings. */
  wide?: boolean
  /** Above the main part: a back link. */
  before?: Child
  /** A form came back with errors: said in the window's title too. */
  wrong?: boolean
}>

/** A whole page. What it shows beside its own words (navigation, notice, acting for) comes from `inPage`. */
export function Layout({ title, current, nav, lang, wide, before, wrong, children }: LayoutProps) {
  const page = currentPage()
  const css = page.assets?.css
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={lang ?? currentLocale()} dir={direction()}>
        <head>
          <meta charset="utf-8" />
          <title>
            {wrong ? t('Needs another look: {title} · Kith', { title }) : t('{title} · Kith', { title })}
          </title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="referrer" content="same-origin" />
          {page.draftKey !== undefined && <meta name="kith-draft-key" content={page.draftKey} />}
          {page.assets?.icon && <link rel="icon" type="image/svg+xml" href={page.assets.icon.href} />}
          {css && <link rel="stylesheet" href={css.href} integrity={css.integrity} />}
        </head>
        <body>
          <a class="skip-link" href="#main">
            {t('Skip to the page')}
          </a>
          <Header nav={nav ?? page.nav} current={current} />
          <div class={wide ? 'page page-wide' : 'page'}>
            {before && <nav aria-label={t('Back')}>{before}</nav>}
            <main id="main" tabindex={-1}>
              {page.flash && <Notice kind={page.flash.kind}>{page.flash.text}</Notice>}
              {awaitingReview() && (
                <p class="awaiting-review">
                  {t('This translation is waiting for somebody who speaks the language to check it.')}
                </p>
              )}
              {children}
            </main>
          </div>
          <Footer />
          {page.draftKey !== undefined && <Island name="drafts" />}
        </body>
      </html>
    </>
  )
}

const awaitingReview = (): boolean => currentLocale() !== 'en' && catalogueOf(currentLocale()).awaitingReview
