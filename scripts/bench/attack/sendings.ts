import fc from 'fast-check'
import type { bodyOf } from '#test/fuzz/body.ts'
import {
  type Change,
  change,
  envelope,
  hostileValue,
  type Token,
  token,
  type Wire,
} from '#test/fuzz/hostile.ts'
import type { KnownForm } from '#test/fuzz/known-forms.ts'

/** One request, ready to be sent by somebody. */
export interface Sending {
  readonly method: string
  readonly path: string
  readonly route: string
  readonly fields?: readonly (readonly [string, Wire])[]
  readonly envelope?: Parameters<typeof bodyOf>[1]
  readonly token?: Token
}

interface Known {
  readonly ids: readonly string[]
  readonly addresses: readonly string[]
  readonly forms: ReadonlyMap<string, readonly KnownForm[]>
  readonly gets: readonly string[]
  readonly posts: readonly string[]
}

const QUERIES = [
  'then',
  'to',
  'return',
  'section',
  'goal',
  'circle',
  'version',
  'page',
  'from',
  'q',
  'group',
  'person',
  'of',
  'day',
]
const ODD = ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE'].filter((method) => method !== 'TRACE')

const filled = (route: string, values: readonly Wire[]): string => {
  const next = values.values()
  return route.replace(/:[a-z]+(\{[^}]*\})?/gi, () => (next.next().value ?? 'x').slice(0, 400) || 'x')
}

/** Addresses that somebody else came upon, addresses and forms with hostile values, other methods: as many as are asked for. */
export function sendings(known: Known, many: number, seed: number): readonly Sending[] {
  const value = hostileValue(known.ids)
  const values = fc.array(value, { minLength: 3, maxLength: 3 })
  const others = fc
    .constantFrom(...known.addresses)
    .map((path): Sending => ({ method: 'GET', path, route: routeOf(known.gets, path) }))
  const odd = fc
    .tuple(
      fc.constantFrom(...known.gets),
      values,
      fc.subarray(QUERIES, { maxLength: 4 }),
      fc.array(value, { minLength: 4, maxLength: 4 }),
    )
    .map(([route, ids, names, asked]): Sending => {
      const query = names.map((name, at) => `${name}=${asked[at]!.slice(0, 2000)}`).join('&')
      return { method: 'GET', path: `${filled(route, ids)}?${query}`, route }
    })
  const methods = fc
    .tuple(fc.constantFrom(...ODD), fc.constantFrom(...known.gets, ...known.posts), values)
    .map(
      ([method, route, ids]): Sending => ({ method, path: filled(route, ids), route: `${method} ${route}` }),
    )
  const posts = fc
    .record({
      route: fc.constantFrom(...known.posts),
      form: fc.nat(10_000),
      keep: fc.constantFrom(true, true, true, false),
      calm: fc.boolean(),
      ids: values,
      changes: fc.array(change(known.ids), { minLength: 12, maxLength: 12 }),
      envelope,
      token,
    })
    .map((what): Sending => {
      const forms = known.forms.get(what.route) ?? []
      const form = forms[what.form % Math.max(1, forms.length)]
      const path = what.keep && form !== undefined ? form.action : filled(what.route, what.ids)
      const fields = (form?.fields ?? [['text', 'words'] as const]).flatMap(([name, text], at) =>
        changed(name, encodeURIComponent(text), what.calm ? 'keep' : what.changes[at % what.changes.length]!),
      )
      const all = [...fields, ['__proto__', 'x'] as const]
      return {
        method: 'POST',
        path,
        route: what.route,
        fields: all,
        envelope: what.calm ? 'urlencoded' : what.envelope,
        token: what.calm ? 'own' : what.token,
      }
    })
  return fc.sample(
    fc.oneof(
      { weight: 35, arbitrary: others },
      { weight: 15, arbitrary: odd },
      { weight: 3, arbitrary: methods },
      { weight: 47, arbitrary: posts },
    ),
    { numRuns: many, seed },
  )
}

/** The route a path belongs to, as the routes write it. */
export const routeOf = (routes: readonly string[], path: string): string =>
  routes.find((route) =>
    new RegExp(`^${route.replace(/:[a-z]+(\{[^}]*\})?/gi, '[^/]+')}$`, 'i').test(path.replace(/\?.*/, '')),
  ) ?? path.replace(/\?.*/, '')

function changed(name: string, value: Wire, how: Change): readonly (readonly [string, Wire])[] {
  if (how === 'keep') return [[name, value]]
  if (how === 'drop') return []
  if (how === 'twice')
    return [
      [name, value],
      [name, value],
    ]
  return 'to' in how
    ? [[name, how.to]]
    : [
        [`${name}[]`, how.brackets],
        [`${name}.x`, how.brackets],
      ]
}
