import fc from 'fast-check'

type Path = readonly (string | number)[]

/** Good input with one place of it, anywhere inside, replaced by anything or left out. */
export function spoilt(good: unknown): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.constantFrom(...pathsOf(good)), fc.anything({ withNullPrototype: true }), fc.boolean())
    .map(([path, junk, leaveOut]) => (path.length === 0 ? junk : replaced(good, path, junk, leaveOut)))
}

function pathsOf(value: unknown): Path[] {
  const inside = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return [[], ...inside.flatMap(([key, part]) => pathsOf(part).map((path) => [key, ...path]))]
}

function replaced(value: unknown, [key, ...rest]: Path, junk: unknown, leaveOut: boolean): unknown {
  const copy = (Array.isArray(value) ? value.slice() : { ...(value as object) }) as Record<string, unknown>
  if (rest.length > 0) copy[key!] = replaced(copy[key!], rest, junk, leaveOut)
  else if (leaveOut) delete copy[key!]
  else copy[key!] = junk
  return copy
}
