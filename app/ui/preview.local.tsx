import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { chromium } from 'playwright-core'
import { buildAssets } from '#app/islands/build.ts'
import { inPage } from '#ui/page/page.ts'
import { PatternsPage } from '#ui/patterns.tsx'
import { inLocale } from '#words'

const assets = await buildAssets()
const nav = [
  ['home', 'Home'],
  ['people', 'My people'],
  ['plan', 'My plan'],
  ['on', "What's on"],
  ['me', 'Me'],
].map(([id, text]) => ({ id: id!, text: text!, href: '/' + id }))
const page = (locale: any) =>
  inLocale(locale, () =>
    inPage(
      {
        assets,
        csrf: 'x',
        nav,
        path: '/-/patterns',
        person: { name: 'Asha Rowan', href: '/me' },
        flash: { kind: 'done', text: 'Kept.' },
        draftKey: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
      },
      () => String(<PatternsPage />),
    ),
  )
const server = createServer((req, res) => {
  const url = new URL(req.url!, 'http://x')
  const f = assets.files.get(url.pathname)
  if (f) {
    res.setHeader('content-type', f.type)
    return res.end(f.body)
  }
  if (url.pathname !== '/') {
    res.statusCode = 404
    return res.end()
  }
  res.setHeader('content-type', 'text/html')
  res.setHeader(
    'content-security-policy',
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:",
  )
  res.end(page(url.searchParams.get('l') ?? 'en'))
}).listen(0)
await new Promise((r) => server.once('listening', r))
const base = `http://127.0.0.1:${(server.address() as any).port}/`
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium-headless-shell',
  args: ['--no-sandbox'],
})
const only = process.argv[2]
const sel = process.argv[3]
for (const [name, width, scheme, locale, height] of [
  ['p-light', 390, 'light', 'en', 844],
  ['p-dark', 390, 'dark', 'en', 844],
  ['d-light', 1280, 'light', 'en', 900],
  ['d-dark', 1280, 'dark', 'en', 900],
  ['s-light', 320, 'light', 'en', 700],
  ['p-rtl', 390, 'light', 'ar-XB', 844],
  ['d-rtl', 1280, 'light', 'ar-XB', 900],
  ['p-long', 390, 'light', 'en-XA', 844],
  ['d-long', 1280, 'light', 'en-XA', 900],
  ['p-cy', 390, 'light', 'cy', 844],
] as const) {
  if (only && !only.split(',').includes(name)) continue
  const p = await browser.newPage({ viewport: { width, height }, colorScheme: scheme })
  p.on('console', (m) => console.log(name, m.type(), m.text()))
  p.on('pageerror', (e) => console.log(name, e.message))
  await p.goto(base + '?l=' + locale)
  await p.evaluate(() => document.fonts.ready)
  const over = await p.evaluate(() => ({
    sw: document.documentElement.scrollWidth,
    cw: document.documentElement.clientWidth,
    h: document.documentElement.scrollHeight,
  }))
  console.log(name, over)
  if (sel === 'rest') {
    await p.evaluate(() => document.querySelector('.pattern')!.remove())
    const H = await p.evaluate(() => document.documentElement.scrollHeight)
    for (let y = 0; y < H; y += 2000)
      await p.screenshot({
        path: `/tmp/shots/${name}-r${y}.png`,
        fullPage: true,
        clip: { x: 0, y, width, height: Math.min(2000, H - y) },
      })
  }
  if (sel?.startsWith('y'))
    for (const part of sel.split(',')) {
      const [, y, h] = part.split(':').map(Number)
      await p.screenshot({
        path: `/tmp/shots/${name}-${y}.png`,
        fullPage: true,
        clip: { x: 0, y: y!, width, height: h! },
      })
    }
  else if (sel && sel !== 'rest') {
    const l = p.locator(sel)
    for (let i = 0; i < (await l.count()); i++)
      if (await l.nth(i).isVisible()) await l.nth(i).screenshot({ path: `/tmp/shots/${name}-s${i}.png` })
  }

  if (!process.argv[4]) {
    await p.close()
    continue
  }
  await p.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'))
  const r = await p.evaluate(async () =>
    (
      await (globalThis as any).axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      })
    ).violations.map(
      (v: any) =>
        v.id +
        ': ' +
        v.help +
        ' ' +
        v.nodes
          .slice(0, 4)
          .map((n: any) => n.target.join(' ') + ' | ' + (n.any[0]?.message ?? n.failureSummary))
          .join('\n    '),
    ),
  )
  console.log(r.join('\n'))
  await p.close()
}
await browser.close()
server.close()
