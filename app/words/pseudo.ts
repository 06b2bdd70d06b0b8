import type { IntlMessageFormat } from 'intl-messageformat'

type Ast = ReturnType<IntlMessageFormat['getAst']>
type Node = Ast[number]

// The numbers of @formatjs/icu-messageformat-parser's TYPE, which intl-messageformat does not hand on.
const LITERAL = 0
const SELECT = 5
const PLURAL = 6
const TAG = 8

const pairs =
  'aàbƀcçdđeéfƒgĝhĥiîjĵkķlļmɱnñoöpþrŕsštţuûvṽwŵxẋyýzžAÅBƁCÇDÐEÉFƑGĜHĤIÎJĴKĶLĻMṀNÑOÖPÞRŔSŠTŢUÛVṼWŴXẊYÝZŽ'

const accented: Record<string, string> = Object.fromEntries(pairs.match(/../gu)!.map((pair) => [...pair]))

/** Accents every letter and pads by a third: what is left plain was never translated; what is cut off had no room. */
export function accent(text: string): string {
  if (text.trim() === '') return text
  const letters = [...text].map((letter) => accented[letter] ?? letter).join('')
  const padding = '~'.repeat(Math.ceil(text.trim().length * 0.35))
  const end = letters.trimEnd().length
  return `${letters.slice(0, end)}${padding}${letters.slice(end)}`
}

/** Shows English as if written from right to left: each word between RLO and PDF marks. */
export const mirror = (text: string): string => text.replaceAll(/\S+/g, (word) => `\u202e${word}\u202c`)

function mapText(node: Node, change: (text: string) => string): Node {
  if (node.type === LITERAL) return { ...node, value: change(node.value) }
  if (node.type === TAG) return { ...node, children: node.children.map((child) => mapText(child, change)) }
  if (node.type === SELECT || node.type === PLURAL) {
    const options = Object.entries(node.options).map(([name, option]) => [
      name,
      { ...option, value: option.value.map((child) => mapText(child, change)) },
    ])
    return { ...node, options: Object.fromEntries(options) }
  }
  return node
}

/** A message in a pseudo-language: every piece of text changed, placeholders, plurals and tags left as they were. */
export function pseudo(ast: Ast, locale: 'en-XA' | 'ar-XB'): Ast {
  if (locale === 'ar-XB') return ast.map((node) => mapText(node, mirror))
  const changed = ast.map((node) => mapText(node, accent))
  const bracket = (value: string): Node => ({ type: LITERAL, value }) as Node
  return [bracket('⟦'), ...changed, bracket('⟧')]
}
