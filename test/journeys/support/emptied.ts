import type { Fields } from '../../support/visitor.ts'

const attribute = (tag: string, name: string) =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&')

/** Forms that a script sends, and that nobody sees without it. */
const ofScripts = ['/account/passkeys', '/sign-in/passkey']

/**
 * The forms of a page that ask for something to be typed or chosen, with nothing in them: what is hidden stays, nothing is chosen,
 * a list stands at its first line, and the first button is pressed.
 */
export function emptied(html: string): readonly { readonly action: string; readonly fields: Fields }[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, open = '', inside = '']) => {
    const [method, action] = [attribute(open, 'method'), attribute(open, 'action')]
    const asks = /<input\b(?![^>]*type="(?:hidden|checkbox|file|search)")[^>]*>|<textarea\b/.test(inside)
    if (method !== 'post' || action === undefined || !asks || ofScripts.includes(action)) return []
    const fields: Record<string, string> = {}
    for (const [tag] of inside.matchAll(/<(?:input|textarea)\b[^>]*>/g)) {
      const [name, type] = [attribute(tag, 'name'), attribute(tag, 'type')]
      if (name === undefined || name === '_csrf' || ['radio', 'checkbox', 'file'].includes(type ?? ''))
        continue
      fields[name] = type === 'hidden' ? (attribute(tag, 'value') ?? '') : ''
    }
    for (const [, list = '', lines = ''] of inside.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g))
      fields[attribute(list, 'name')!] = attribute(/<option\b[^>]*>/.exec(lines)?.[0] ?? '', 'value') ?? ''
    const button = /<button\b[^>]*type="submit"[^>]*>/.exec(inside)?.[0] ?? ''
    const pressed = attribute(button, 'name')
    if (pressed !== undefined) fields[pressed] = attribute(button, 'value') ?? ''
    return [{ action, fields }]
  })
}
