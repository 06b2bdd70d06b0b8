import axe from 'axe-core'
import type { House } from '../../../app/house.ts'

/** Where a page of a served town finds axe. */
export const AXE = '/assets/axe.js'

/**
 * axe beside Kith's own scripts. A browser keeps what it made of a script with an address: sent to each page as text, half a
 * megabyte was parsed anew for each.
 */
export const withAxe = (assets: House['assets']): House['assets'] => ({
  ...assets,
  files: new Map([
    ...assets.files,
    [AXE, { body: Buffer.from(axe.source), type: 'text/javascript; charset=utf-8', etag: '"axe"' }],
  ]),
})
