import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Kith, openKith } from './support/kith.ts'

let kith: Kith
beforeAll(async () => {
  kith = await openKith()
})
afterAll(async () => {
  await kith.stop()
})

interface Sent {
  readonly type: string
  readonly bytes: number
}

/** What a browser that has never been here is sent for one page, as it goes over the wire, headers included. */
async function firstVisit(
  path: string,
  storageState?: { cookies: []; origins: [] },
): Promise<readonly Sent[]> {
  const context = await kith.context(storageState && { storageState })
  const page = await context.newPage()
  const wire = await context.newCDPSession(page)
  await wire.send('Network.enable')
  const types = new Map<string, string>()
  const sent: Sent[] = []
  wire.on('Network.responseReceived', ({ requestId, response }) => types.set(requestId, response.mimeType))
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    sent.push({ type: types.get(requestId) ?? '', bytes: encodedDataLength }),
  )
  await page.goto(path, { waitUntil: 'networkidle' })
  return sent
}

const sum = (sent: readonly Sent[]) => sent.reduce((bytes, one) => bytes + one.bytes, 0)
const isFont = ({ type }: Sent) => type.startsWith('font/')
const isScript = ({ type }: Sent) => type === 'text/javascript'

test('a first visit is at most 60 kB without the fonts, 20 of them script', async () => {
  const storageState = (await (await kith.as('priya')).context().storageState()) as never
  for (const visit of [firstVisit('/'), firstVisit('/people', storageState)]) {
    const sent = await visit
    expect(sent.filter(isFont).length).toBeGreaterThan(0)
    expect(sum(sent.filter((one) => !isFont(one)))).toBeGreaterThan(1_000)
    expect(sum(sent.filter((one) => !isFont(one)))).toBeLessThan(60_000)
    expect(sum(sent.filter(isScript))).toBeLessThan(20_000)
  }
  const sent = await firstVisit('/people', storageState)
  expect(sent.filter(isScript).length).toBeGreaterThan(0)
})
