import { parseSync, Visitor } from 'rolldown/utils'
import { plainWords } from './plain-words.ts'

/** A sentence somebody has to translate, and where it is said. */
export interface Found {
  readonly key: string
  readonly file: string
  /** What `// translators: …` on the line above says about it. */
  readonly comment?: string
}

export interface Extracted {
  readonly found: readonly Found[]
  /** Sentences for the programmer: `file:line what is wrong`. */
  readonly faults: readonly string[]
}

const speaking = new Set(['t', 'tr'])
const ours = (from: string) => from === '#words' || /(^|\/)(words\.ts|rich\.tsx)$/.test(from)

/**
 * Every key handed to `t` and `tr` of `#words` in a TypeScript file. A key that is no literal cannot be found, and words that go
 * onto a page past `t` cannot be translated: faults.
 */
export function extract(source: string, file: string): Extracted {
  const { program, comments, errors } = parseSync(file, source)
  if (errors[0]) return { found: [], faults: [`${file} cannot be read: ${errors[0].message}`] }
  const lineOf = (offset: number) => source.slice(0, offset).split('\n').length
  const notes = new Map(
    comments.flatMap(({ value, end }) => {
      const note = /^\s*translators:\s*(.*?)\s*$/s.exec(value)?.[1]
      return note === undefined ? [] : [[lineOf(end), note] as const]
    }),
  )
  const names = new Set<string>()
  const found: Found[] = []
  const faults: string[] = []
  new Visitor({
    ImportDeclaration({ source: from, specifiers }) {
      if (!ours(from.value)) return
      for (const specifier of specifiers) {
        if (specifier.type !== 'ImportSpecifier' || specifier.imported.type !== 'Identifier') continue
        if (speaking.has(specifier.imported.name)) names.add(specifier.local.name)
      }
    },
    CallExpression({ callee, arguments: [first], start }) {
      if (callee.type !== 'Identifier' || !names.has(callee.name)) return
      const line = lineOf(start)
      const key = first && literal(first)
      if (key === undefined)
        faults.push(`${file}:${line} ${callee.name}() needs its words as one literal, to be translated`)
      else {
        const comment = notes.get(line - 1) ?? notes.get(line)
        found.push(comment === undefined ? { key, file } : { key, file, comment })
      }
    },
    ...plainWords((words, start) =>
      faults.push(`${file}:${lineOf(start)} “${words}” is said without t(), so nobody can translate it`),
    ),
  }).visit(program)
  return { found, faults }
}

interface Node {
  readonly type: string
}
interface Template extends Node {
  readonly quasis: readonly { readonly value: { readonly cooked: string | null } }[]
}

function literal(node: Node): string | undefined {
  if (node.type === 'Literal') {
    const { value } = node as Node & { value: unknown }
    return typeof value === 'string' ? value : undefined
  }
  if (node.type !== 'TemplateLiteral') return undefined
  const { quasis } = node as Template
  return quasis.length === 1 ? (quasis[0]!.value.cooked ?? undefined) : undefined
}
