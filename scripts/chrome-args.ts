/**
 * No sandbox: as root Chromium does not start with one. The last three are for pages that are open for a second: their scripts are
 * not made quicker than they need to be, and nothing is painted on threads of its own. They save a fifth of the page walk's
 * processor time. The rest keeps the browser from talking to anybody but Kith.
 */
export const chromeArgs: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--js-flags=--no-opt,--no-maglev,--no-lazy-feedback-allocation',
  '--num-raster-threads=1',
  '--disable-threaded-compositing',
]
