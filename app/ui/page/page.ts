import { AsyncLocalStorage } from 'node:async_hooks'

export interface NavItem {
  /** What a page names in `<Layout current>`. */
  readonly id: string
  readonly href: string
  readonly text: string
  /** How much is new there. */
  readonly news?: number
}

export interface Flash {
  readonly kind: 'done' | 'warning' | 'problem'
  readonly text: string
}

/** Addresses of what `buildAssets` made. */
export interface AssetLinks {
  readonly css: { readonly href: string; readonly integrity?: string }
  readonly icon?: { readonly href: string }
  readonly scripts: Readonly<Record<string, { readonly href: string; readonly integrity?: string }>>
}

/** What every page of a request shares, so that pages need not hand it down. */
export interface PageContext {
  /** The address being shown, path and query: where the language choice returns to. */
  readonly path: string
  /** The token every form carries back. */
  readonly csrf?: string
  readonly assets?: AssetLinks
  readonly nav: readonly NavItem[]
  /** Who is signed in. */
  readonly person?: { readonly name: string; readonly href: string; readonly firstName: string }
  /** Said once, above the page, after something was done. */
  readonly flash?: Flash
  /** Set while a helper acts for somebody who agreed to it. */
  readonly actingFor?: { readonly name: string; readonly endHref: string }
  /** What their work lets them see is closed until they use a passkey, there. */
  readonly closed?: { readonly sureHref: string }
  /** Base64 AES-256 key that seals drafts kept on this device to this session. */
  readonly draftKey?: string
}

const pages = new AsyncLocalStorage<PageContext>()
const nothing: PageContext = { path: '/', nav: [] }

/** Runs a request with what its pages share; called again further in, it adds to what is there. */
export const inPage = <T>(context: Partial<PageContext>, run: () => T): T =>
  pages.run({ ...currentPage(), ...context }, run)

export const currentPage = (): PageContext => pages.getStore() ?? nothing
