import { createHash } from 'node:crypto'
import { basename, extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { build } from 'esbuild'
import type { AssetLinks } from '#ui/page/page.ts'

export interface AssetFile {
  readonly body: Uint8Array
  readonly type: string
  /** Quoted, as the header wants it. */
  readonly etag: string
  /** Compressed, where that makes it smaller. */
  readonly gzip?: Uint8Array
  readonly br?: Uint8Array
}

/** Everything the browser asks for beside pages. Each path has its content's hash in it and can be kept for ever. */
export interface Assets extends AssetLinks {
  /** By path, such as `/assets/kith-3YQ2.css`. */
  readonly files: ReadonlyMap<string, AssetFile>
}

/** The client scripts: `app/islands/<name>.ts`, loaded with `<Island name>`. */
export const islands = [
  'card',
  'drafts',
  'marks',
  'passkey',
  'progress',
  'verify-count',
  'verify-draw',
] as const

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}

const here = fileURLToPath(new URL('.', import.meta.url))
const ui = fileURLToPath(new URL('../ui/', import.meta.url))

let built: Promise<Assets> | undefined

/** What `buildAssets` gives, made once a process: it follows from the program's files alone. */
export const assetsOfThisProcess = (): Promise<Assets> => {
  built ??= buildAssets()
  return built
}

/** Bundles the styles, fonts and client scripts in memory and compresses them: some hundred milliseconds. */
export async function buildAssets(): Promise<Assets> {
  const built = await build({
    entryPoints: [`${ui}kith.css`, `${ui}emblem/icon.svg`, ...islands.map((name) => `${here}${name}.ts`)],
    outdir: 'assets',
    publicPath: '/assets',
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: ['es2022', 'chrome111', 'firefox113', 'safari16.4'],
    loader: { '.woff2': 'file', '.svg': 'copy' },
    absWorkingDir: here,
    logLevel: 'silent',
  })
  const files = new Map<string, AssetFile>()
  for (const { path, contents } of built.outputFiles)
    files.set(`/assets/${basename(path)}`, await assetFile(path, contents))
  const link = (start: string, end: string) => {
    const href = [...files.keys()].find((path) => path.startsWith(`/assets/${start}-`) && path.endsWith(end))!
    return { href, integrity: integrity(files.get(href)!.body) }
  }
  return {
    css: link('kith', '.css'),
    icon: link('icon', '.svg'),
    scripts: Object.fromEntries(islands.map((name) => [name, link(name, '.js')])),
    files,
  }
}

const hash = (body: Uint8Array) => createHash('sha384').update(body).digest('base64')
const integrity = (body: Uint8Array) => `sha384-${hash(body)}`

async function assetFile(path: string, body: Uint8Array): Promise<AssetFile> {
  const type = types[extname(path)]
  if (type === undefined)
    throw new Error(`buildAssets made ${basename(path)} and does not know its content type`)
  const file = { body, type, etag: `"${hash(body).slice(0, 24)}"` }
  if (type.startsWith('font/')) return file
  const [zipped, brotli] = await Promise.all([
    promisify(gzip)(body, { level: 9 }),
    promisify(brotliCompress)(body),
  ])
  return { ...file, gzip: zipped, br: brotli }
}
