/** No sandbox: as root Chromium does not start with one. The rest keeps it from talking to anybody but Kith. */
export const chromeArgs: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
