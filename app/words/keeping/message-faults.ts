import { IntlMessageFormat } from 'intl-messageformat'

type Ast = ReturnType<IntlMessageFormat['getAst']>

// The numbers of @formatjs/icu-messageformat-parser's TYPE.
const LITERAL = 0
const POUND = 7
const TAG = 8

function* placeholders(ast: Ast): Generator<string> {
  for (const node of ast) {
    if (node.type === LITERAL || node.type === POUND) continue
    yield node.type === TAG ? `<${node.value}>` : `{${node.value}}`
    if (node.type === TAG) yield* placeholders(node.children)
    if ('options' in node) for (const option of Object.values(node.options)) yield* placeholders(option.value)
  }
}

function readMessage(message: string): readonly string[] | Error {
  try {
    return [...new Set(placeholders(new IntlMessageFormat(message, 'en').getAst()))].sort()
  } catch (error) {
    return error as Error
  }
}

/**
 * What is wrong with a message, or with a translation of it: ICU MessageFormat that cannot be read, a placeholder or tag that
 * only one of the two has. Undefined when all is well.
 */
export function messageFault(key: string, translation?: string): string | undefined {
  const english = readMessage(key)
  if (english instanceof Error) return `“${key}” is not ICU MessageFormat: ${english.message}`
  if (translation === undefined) return undefined
  const other = readMessage(translation)
  if (other instanceof Error) return `“${translation}” is not ICU MessageFormat: ${other.message}`
  if (english.join() === other.join()) return undefined
  return `“${translation}” has ${other.join(' ') || 'nothing'} to fill in, where “${key}” has ${english.join(' ') || 'nothing'}`
}
