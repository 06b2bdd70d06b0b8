import { createServer } from 'node:http'
import { chromium } from 'playwright-core'
import { buildAssets } from '#app/islands/build.ts'
import { inPage } from '#ui/page/page.ts'
import {
  BackLink,
  Button,
  ButtonRow,
  Card,
  Checkboxes,
  Details,
  Diff,
  ErrorSummary,
  Form,
  Layout,
  PageTitle,
  Radios,
  Stepper,
  Tag,
  TextArea,
  TextField,
  WhoCanSee,
} from '#ui/ui.ts'
import { inLocale } from '#words'
import { CardPage } from '../sign-in/card/page.tsx'
import { SignInPage } from '../sign-in/page.tsx'

const assets = await buildAssets()
const problems = [{ field: 'name', message: 'Write a name, or what you call them.' }]
const pages: Record<string, () => unknown> = {
  signin: () => <SignInPage next="/" passkeys problems={undefined as never} />,
  card: () => <CardPage problems={[{ field: 'card', message: 'Type all 12 letters' }]} />,
  add: () => (
    <Layout title="Add somebody" current="people" wrong before={<BackLink href="/">My people</BackLink>}>
      <ErrorSummary problems={problems} />
      <PageTitle caption="My people" lead="Somebody already here, or just a name that only you see.">
        Add somebody
      </PageTitle>
      <Form action="/x">
        <TextField
          name="name"
          label="What do you call them?"
          hint="Nan, my football coach, Ms Lane …"
          error={problems[0]!.message}
        />
        <Radios
          name="near"
          legend="How close are they to you?"
          value="1"
          options={[
            { value: '1', label: 'Close' },
            { value: '2', label: 'Near' },
            { value: '3', label: 'Further off' },
          ]}
        />
        <Checkboxes
          name="gives"
          legend="What does being with them give you?"
          optional
          options={[
            { value: 'part', label: 'I take part' },
            { value: 'rec', label: 'I am recognised' },
            { value: 'cared', label: 'I feel cared for' },
            { value: 'mot', label: 'I am motivated' },
          ]}
        />
        <ButtonRow>
          <Button>Add them</Button>
          <Button kind="quiet" href="/">
            Not now
          </Button>
        </ButtonRow>
      </Form>
    </Layout>
  ),
  plan: () => (
    <Layout title="My plan" current="plan">
      <PageTitle caption="Version 3, 9 March 2027" lead="Written by you. Others suggest, you decide.">
        My plan
      </PageTitle>
      <section>
        <h2>What I am good at</h2>
        <p>I can make my brother laugh. I know every bus in town.</p>
        <WhoCanSee thing="x" readers={[{ name: 'Mo', through: 'mentor' }, { name: 'Mum' }]} href="/" />
        <h2>What I want</h2>
        <Card level={3} title="Learn to graft apple trees" href="/" meta={<Tag tone="good">agreed</Tag>}>
          <p>With Jean, on the allotment, before the end of March.</p>
        </Card>
        <Card level={3} title="Pass the maths test" href="/" meta={<Tag tone="waiting">waiting for Mum</Tag>}>
          <p>Mo helps on Tuesdays.</p>
        </Card>
        <WhoCanSee thing="x" readers={[]} href="/" />
      </section>
    </Layout>
  ),
}
const nav = [
  ['home', 'Home (2 new)'],
  ['people', 'My people'],
  ['plan', 'My plan'],
  ['opened', 'Shared with me'],
  ['school', 'School'],
  ['safety', 'Safety'],
].map(([id, text]) => ({ id: id!, text: text!, href: '/' + id }))
const server = createServer((req, res) => {
  const url = new URL(req.url!, 'http://x')
  const f = assets.files.get(url.pathname)
  if (f) {
    res.setHeader('content-type', f.type)
    return res.end(f.body)
  }
  const page = pages[url.pathname.slice(1)]
  res.setHeader('content-type', 'text/html')
  if (!page) {
    res.statusCode = 404
    return res.end()
  }
  res.end(
    inLocale((url.searchParams.get('l') ?? 'en') as 'en', () =>
      inPage(
        {
          assets,
          csrf: 'x',
          path: url.pathname,
          nav: url.pathname === '/signin' || url.pathname === '/card' ? [] : nav,
          ...(url.pathname === '/add' ? { actingFor: { name: 'Asha Rowan', endHref: '/' } } : {}),
          ...(url.pathname === '/signin' ? {} : { person: { name: 'Asha Rowan', href: '/me' } }),
        },
        () => String(page()),
      ),
    ),
  )
}).listen(0)
await new Promise((r) => server.once('listening', r))
const base = `http://localhost:${(server.address() as { port: number }).port}`
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium-headless-shell',
  args: ['--no-sandbox'],
})
for (const name of Object.keys(pages))
  for (const [w, l, dark] of [
    [390, 'en', false],
    [390, 'cy', true],
    [1280, 'en', false],
  ] as const) {
    const p = await browser.newPage({
      viewport: { width: w, height: 700 },
      colorScheme: dark ? 'dark' : 'light',
    })
    await p.goto(`${base}/${name}?l=${l}`)
    await p.evaluate(() => document.fonts.ready)
    await p.screenshot({ path: `/tmp/shots/pg-${name}-${w}-${l}.png`, fullPage: true })
    await p.close()
  }
await browser.close()
server.close()
