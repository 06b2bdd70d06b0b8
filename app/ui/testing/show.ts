import { inLocale, type Locale } from '#words'
import { inPage, type PageContext } from '../page/page.ts'

/** Renders as a request would, for tests. */
export const show = (render: () => unknown, page: Partial<PageContext> = {}, locale: Locale = 'en'): string =>
  inLocale(locale, () => inPage({ csrf: 'a-token', ...page }, () => String(render())))
