import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { getuid } from 'node:process'

const places = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
]

const here = () =>
  [process.env.KITH_CHROME, ...places].find((place) => place !== undefined && existsSync(place))

/**
 * The browser for the tests: the one found, or on Debian as root `chromium-headless-shell`, installed now.
 * @throws Error with one line on what to install
 */
export function findChrome(): string {
  const found = here()
  if (found !== undefined) return found
  if (existsSync('/etc/debian_version') && getuid?.() === 0) {
    process.stderr.write('kith: installing the browser for the tests, once …\n')
    spawnSync('apt-get', ['update', '-q'], { stdio: ['ignore', 'ignore', 2] })
    for (const name of ['chromium-headless-shell', 'chromium']) {
      spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], {
        stdio: ['ignore', 'ignore', 2],
      })
      const now = here()
      if (now !== undefined) return now
    }
  }
  throw new Error('The browser tests need Chrome or Chromium: install one, or name it in KITH_CHROME.')
}
