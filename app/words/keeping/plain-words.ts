import type { Visitor } from 'rolldown/utils'

type Visits = NonNullable<ConstructorParameters<typeof Visitor>[0]>

/** Attributes and properties of components that are read or heard. */
const SAID = new Set([
  ...[
    'alt',
    'aria-label',
    'caption',
    'empty',
    'hint',
    'label',
    'lead',
    'legend',
    'meta',
    'placeholder',
    'summary',
    'text',
    'title',
  ],
])
/** The name is the same in every language. */
const NAMES = new Set(['Kith'])

/** What stands in these is typed or run as it is. */
const TYPED = new Set(['code', 'kbd', 'pre'])

const isWords = (text: string) => /\p{L}{2}/u.test(text) && !NAMES.has(text.trim())

/**
 * Visits that find words put on a page as they are, past `t`: between tags, or in an attribute that is read.
 * @param found gets the words and where in the file they begin
 */
export function plainWords(found: (words: string, start: number) => void): Visits {
  let typed = 0
  const isTyped = ({ openingElement: { name } }: { openingElement: { name: { type: string } } }) =>
    name.type === 'JSXIdentifier' && TYPED.has((name as unknown as { name: string }).name)
  return {
    JSXElement(element) {
      if (isTyped(element)) typed += 1
    },
    'JSXElement:exit'(element) {
      if (isTyped(element)) typed -= 1
    },
    JSXText({ value, start }) {
      if (typed === 0 && isWords(value)) found(value.trim().replace(/\s+/g, ' '), start)
    },
    JSXAttribute({ name, value, start }) {
      const called = name.type === 'JSXIdentifier' ? name.name : ''
      if (
        SAID.has(called) &&
        value?.type === 'Literal' &&
        typeof value.value === 'string' &&
        isWords(value.value)
      )
        found(value.value, start)
    },
  }
}
