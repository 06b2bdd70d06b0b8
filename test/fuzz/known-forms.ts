import type { Name } from '#db/seeds/cast.ts'
import type { Visitor } from '../support/visitor.ts'

/** A form found on a page: where it goes and what it would send. */
export interface KnownForm {
  readonly as: Name | undefined
  readonly action: string
  readonly fields: readonly (readonly [name: string, value: string])[]
}

const attribute = (tag: string, name: string) =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&')

/** The forms that somebody meets on a page, once for each of their buttons, the first choice of each kind chosen. */
export async function formsOn(
  path: string,
  browser: Visitor,
  as: Name | undefined,
): Promise<readonly KnownForm[]> {
  return formsIn((await browser.get(path)).html, as)
}

/** The same, of a page that is there already. */
export function formsIn(html: string, as: Name | undefined): readonly KnownForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
    .filter(([, open = '']) => attribute(open, 'method') === 'post')
    .flatMap(([, open = '', inside = '']) => {
      const action = attribute(open, 'action')!
      const buttons = named([...inside.matchAll(/<button\b[^>]*>/g)])
      const fields = fieldsIn(inside)
      return buttons.length === 0
        ? [{ as, action, fields }]
        : buttons.map((button) => ({ as, action, fields: [...fields, button] }))
    })
}

type Field = readonly [name: string, value: string]

const named = (tags: readonly RegExpExecArray[]): Field[] =>
  tags.flatMap(([tag]) => {
    const name = attribute(tag, 'name')
    return name === undefined || name === '_csrf' ? [] : [[name, attribute(tag, 'value') ?? '']]
  })

function fieldsIn(html: string): Field[] {
  const tags = (pattern: RegExp) => [...html.matchAll(pattern)]
  const radios = new Map(named(tags(/<input\b[^>]*type="radio"[^>]*>/g)).toReversed())
  const typed = named(tags(/<(?:input(?![^>]*type="radio")|textarea)\b[^>]*>/g))
  const chosen = tags(/<select\b([^>]*)>([\s\S]*?)<\/select>/g).map(([, open = '', inside = '']): Field => {
    const values = [...inside.matchAll(/<option\b[^>]*>/g)].map(([tag]) => attribute(tag, 'value') ?? '')
    return [attribute(open, 'name')!, values.find((value) => value !== '') ?? '']
  })
  return [...typed.map(([name, value]): Field => [name, value || 'Some words']), ...radios, ...chosen]
}

/** Those who fuzz, from a learner to somebody who may not come near her. */
export const people = [
  'priya',
  'amelia',
  'ravi',
  'walter',
  'darren',
  'poppy',
  'maja',
  'sian',
] as const satisfies readonly Name[]
