import { createServer } from 'node:http'
import { chromium } from 'playwright-core'
import { buildAssets } from '#app/islands/build.ts'
import { inPage } from '#ui/page/page.ts'
import { Button, CardSheet, Form, Layout, PageTitle, TextArea, WebOfPeople } from '#ui/ui.ts'
import { ashasPeople } from '#ui/web-of-people/examples.tsx'

const assets = await buildAssets()
let key = Buffer.alloc(32, 7).toString('base64')
const wrap = (f: () => unknown) =>
  inPage({ assets, csrf: 'x', draftKey: key, nav: [{ id: 'a', href: '/', text: 'Home' }] }, () => String(f()))
let failing = false
const server = createServer((req, res) => {
  const url = new URL(req.url!, 'http://x')
  const f = assets.files.get(url.pathname)
  if (f) {
    res.setHeader('content-type', f.type)
    return res.end(f.body)
  }
  res.setHeader('content-type', 'text/html')
  res.setHeader(
    'content-security-policy',
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:",
  )
  if (req.method === 'POST' && failing) {
    let b = ''
    req.on('data', (d) => (b += d))
    req.on('end', () => {
      const p = new URLSearchParams(b)
      res.statusCode = 422
      res.end(
        wrap(() => (
          <Layout title="f">
            <Form action="/form" draft="goals" requestId={p.get('request_id')!}>
              <TextArea name="words" label="W" value={p.get('words')!} error="no" />
              <Button>Go</Button>
            </Form>
          </Layout>
        )),
      )
    })
    return
  }
  if (req.method === 'POST') {
    res.statusCode = 303
    res.setHeader('location', '/done')
    return res.end()
  }
  if (url.pathname === '/form')
    return res.end(
      wrap(() => (
        <Layout title="f">
          <Form action="/form" draft="goals">
            <TextArea name="words" label="W" />
            <Button>Go</Button>
          </Form>
          <Form action="/sign-out">
            <Button>Out</Button>
          </Form>
        </Layout>
      )),
    )
  if (url.pathname === '/cards')
    return res.end(
      wrap(() => (
        <Layout title="c" wide>
          <PageTitle>Cards</PageTitle>
          <CardSheet
            cards={Array.from({ length: 18 }, (_, i) => ({
              name: i % 3 ? 'Asha Rowan' : 'Oluwaseun Adeyemi-Featherstonehaugh',
              group: '7B, Wharton High',
              url: 'https://kith.wharton.example/sign-in/card#K7QF-2MPX-9RTD',
              secret: 'K7QF-2MPX-9RTD',
              address: 'kith.wharton.example/sign-in/card',
            }))}
          />
        </Layout>
      )),
    )
  if (url.pathname === '/web')
    return res.end(
      wrap(() => (
        <Layout title="w" wide>
          <PageTitle>My people</PageTitle>
          <WebOfPeople me={{ name: 'Asha Rowan' }} people={ashasPeople} />
        </Layout>
      )),
    )
  res.end(wrap(() => <Layout title="done">done</Layout>))
}).listen(0)
await new Promise((r) => server.once('listening', r))
const base = `http://127.0.0.1:${(server.address() as { port: number }).port}`
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium-headless-shell',
  args: ['--no-sandbox'],
})
const p = await browser.newPage({ viewport: { width: 390, height: 844 } })
p.on('pageerror', (e) => console.log('ERR', e.message))
p.on('console', (m) => console.log(m.text()))
const stored = () => p.evaluate(() => Object.entries(localStorage))
await p.goto(base + '/form')
await p.fill('textarea', 'my secret words')
await p.waitForTimeout(700)
console.log('stored', await stored())
await p.goto(base + '/done')
await p.goto(base + '/form')
await p.waitForTimeout(300)
console.log('put back:', await p.inputValue('textarea'), await p.isVisible('[data-draft-kept]'))
await p.screenshot({ path: '/tmp/shots/draft.png' })
await p.click('[data-draft-drop]')
console.log('dropped:', JSON.stringify(await p.inputValue('textarea')), await stored())
await p.fill('textarea', 'again')
failing = true
await p.click('button:has-text("Go")')
await p.waitForTimeout(300)
console.log(
  'failed:',
  await p.inputValue('textarea'),
  await p.isVisible('[data-draft-kept]'),
  (await stored()).length,
)
failing = false
await p.click('button:has-text("Go")')
await p.waitForTimeout(400)
console.log('done:', p.url(), await stored())
await p.goto(base + '/form')
await p.fill('textarea', 'private')
await p.waitForTimeout(700)
await p.click('[action="/sign-out"] button')
await p.waitForTimeout(300)
console.log('signed out', await stored())
await p.goto(base + '/form')
await p.fill('textarea', 'private')
await p.waitForTimeout(700)
key = Buffer.alloc(32, 9).toString('base64')
await p.goto(base + '/done')
await p.waitForTimeout(300)
console.log('other session', await stored())
await p.goto(base + '/cards')
await p.pdf({ path: '/tmp/shots/cards.pdf', preferCSSPageSize: true })
await p.goto(base + '/web')
await p.pdf({
  path: '/tmp/shots/web.pdf',
  format: 'A4',
  margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' },
})
await p.setViewportSize({ width: 1280, height: 900 })
await p.goto(base + '/web')
await p.focus('.web-wide .web-person >> nth=5')
await p.keyboard.press('Shift+Tab')
await p.screenshot({ path: '/tmp/shots/focus.png' })
await p.emulateMedia({ forcedColors: 'active' })
await p.screenshot({ path: '/tmp/shots/forced.png' })
await browser.close()
server.close()
