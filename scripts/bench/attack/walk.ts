import type { KnownForm } from '#test/fuzz/known-forms.ts'
import { formsIn } from '#test/fuzz/known-forms.ts'
import type { Answered, Asker } from './asker.ts'

/** What somebody came upon by following every link from their first page. */
export interface Walked {
  readonly addresses: ReadonlySet<string>
  readonly forms: readonly KnownForm[]
}

/** At most so many addresses of one pattern, and so many in all. */
const OF_A_KIND = 12

/** Follows links from the first page, the nearest first. `look` sees every answer. */
export async function walk(
  who: Asker,
  most: number,
  look: (path: string, answer: Answered) => Promise<void>,
): Promise<Walked> {
  const addresses = new Set<string>(['/', '/have-your-say'])
  const forms: KnownForm[] = []
  const kinds = new Map<string, number>()
  let n = 0
  // A set that grows while it is gone through: what is found on the way comes last.
  for (const path of addresses) {
    if (++n > most) break
    const answer = await who.ask(path)
    await look(path, answer)
    const on =
      answer.status === 200 && answer.type.includes('html') ? linksIn(answer.text, path) : [answer.to]
    for (const next of on) {
      const kind = kindOf(next)
      const many = kinds.get(kind) ?? 0
      if (
        !next.startsWith('/') ||
        /^\/(assets|sign-out|language)/.test(next) ||
        addresses.has(next) ||
        many >= OF_A_KIND
      )
        continue
      kinds.set(kind, many + 1)
      addresses.add(next)
    }
    forms.push(...formsIn(answer.text, undefined))
  }
  return { addresses, forms }
}

const linksIn = (html: string, at: string): readonly string[] =>
  [...html.matchAll(/<a\b[^>]*\bhref="([^"#]+)/g)]
    .map(([, href]) => new URL(href!.replaceAll('&amp;', '&'), `http://here${at}`))
    .filter(({ host }) => host === 'here')
    .map(({ pathname, search }) => pathname + search)

const kindOf = (path: string): string =>
  path
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, ':id')
    .replace(/=[^&]*/g, '=')
    .replace(/\/\d+(?=\/|$|\?)/g, '/:n')
