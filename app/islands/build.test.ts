import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Assets, buildAssets, islands } from './build.ts'

let assets: Assets
beforeAll(async () => {
  assets = await buildAssets()
})

const file = (path: string) => assets.files.get(path)!
const script = (name: string) => assets.scripts[name]!.href

describe('what the browser asks for', () => {
  test('the style sheet is under 12 kB to send', () => {
    expect(file(assets.css.href).gzip!.length).toBeLessThan(12_000)
    expect(assets.css.href).toMatch(/^\/assets\/kith-\w+\.css$/)
  })

  // Whoever counts or draws again in their own browser asks for a whole engine, on that page alone.
  const engines = ['verify-count', 'verify-draw']

  test('each script is under 5 kB to send, all of them under 20', () => {
    const sizes = islands
      .filter((name) => !engines.includes(name))
      .map((name) => file(script(name)).gzip!.length)
    for (const size of sizes) expect(size).toBeLessThan(5_000)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(20_000)
  })

  test('an engine to count or draw again with is under 25 kB to send', () => {
    for (const name of engines) expect(file(script(name)).gzip!.length).toBeLessThan(25_000)
  })

  test('everything a style sheet points to is ours and there', () => {
    const css = Buffer.from(file(assets.css.href).body).toString()
    const pointed = [...css.matchAll(/url\("?([^)"]+)"?\)/g)].map(([, address]) => address!)
    expect(pointed).toHaveLength(2)
    for (const address of pointed) expect(file(address)?.type).toBe('font/woff2')
    expect(css).not.toContain('@import')
  })

  test('compressed it is the same', () => {
    for (const { body, gzip } of assets.files.values())
      if (gzip) expect(Buffer.from(gunzipSync(gzip))).toEqual(Buffer.from(body))
  })

  test('built again it has the same names', async () => {
    expect([...(await buildAssets()).files.keys()]).toEqual([...assets.files.keys()])
  })
})
