import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire, enableCompileCache, registerHooks, setSourceMapsSupport } from 'node:module'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from './say.mjs'

// `node --import …/typescript.mjs cli/kith.ts`. Node takes the types out of `.ts` by itself; this makes JavaScript of pages
// (`.tsx`), and keeps what was made of both, so that later starts take half the time. Beside the project, not in the machine's
// temporary folder, where others could lay code for Kith to run.
const kept = join(root, '.node', 'compiled')
enableCompileCache(join(kept, 'code'))
setSourceMapsSupport(true)

const require = createRequire(import.meta.url)
const { version } = require('esbuild/package.json')

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context)
    return { format: 'module', source: pageAt(fileURLToPath(url)), shortCircuit: true }
  },
})

/** A page's JavaScript, kept under its name; its last line says what it was made of. */
function pageAt(file) {
  const text = readFileSync(file, 'utf8')
  const madeOf = `\n//${createHash('sha256').update(`${version}\n${text}`).digest('hex')}\n`
  const at = join(kept, 'pages', relative(root, file).replace(/[/\\]/g, '+'))
  const there = read(at)
  if (there?.endsWith(madeOf)) return there
  const { code } = require('esbuild').transformSync(text, {
    loader: 'tsx',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    sourcefile: file,
    sourcemap: 'inline',
    sourcesContent: false,
  })
  keep(at, code + madeOf)
  return code
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'EACCES') return undefined
    throw error
  }
}

/** Whole or not at all: several starts may write the same at once. */
function keep(file, text) {
  const half = `${file}.${process.pid}`
  try {
    mkdirSync(join(kept, 'pages'), { recursive: true })
    writeFileSync(half, text)
    renameSync(half, file)
  } catch (error) {
    // A service's account may only read here, or the disk is full: then the next start makes it again.
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'].includes(error.code)) throw error
  }
}
