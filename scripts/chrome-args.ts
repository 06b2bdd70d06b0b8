/**
 * No sandbox: as root Chromium does not start with one. Scripts are not made quicker while they run, as every page is open for a
 * second and that takes longer than it saves. The rest keeps the browser from talking to anybody but Kith.
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
]
