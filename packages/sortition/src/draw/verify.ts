import { boundOf } from '../fair/certificate.ts'
import { type Instance, instanceOf } from '../pool/instance.ts'
import type { DrawDocument } from './document.ts'
import { type Drawn, draw } from './draw.ts'
import { readDocument } from './read.ts'

export interface Check {
  readonly rule:
    | 'people'
    | 'panels'
    | 'quotas'
    | 'households'
    | 'selected'
    | 'chances'
    | 'certificate'
    | 'pool'
    | 'fairness'
    | 'pick'
  readonly ok: boolean
  /** What was checked, or what is wrong, in words. */
  readonly words: string
}

export interface Verdict {
  readonly ok: boolean
  readonly checks: readonly Check[]
  readonly drawn?: Drawn
}

/**
 * Checks a published draw with nothing but the document and the public randomness, by counting: in a browser too.
 *
 * @throws SortitionError when the input is no document at all; whatever a document says wrongly is a failed check
 */
export function verify(input: unknown, publicRandomness?: string): Verdict {
  const document = readDocument(input)
  const checks = [
    people(document),
    panels(document),
    quotas(document),
    households(document),
    selected(document),
    chances(document),
  ]
  if (document.certificate) checks.push(certificate(document))
  if (publicRandomness === undefined) return { ok: checks.every(({ ok }) => ok), checks }
  const drawn = draw(document, publicRandomness)
  checks.push({
    rule: 'pick',
    ok: true,
    words: `These words pick panel ${drawn.index + 1} of ${document.panels.length}.`,
  })
  return { ok: checks.every(({ ok }) => ok), checks, drawn }
}

const result = (rule: Check['rule'], wrong: string | undefined, right: string): Check => ({
  rule,
  ok: wrong === undefined,
  words: wrong ?? right,
})

function people({ people, quotas }: DrawDocument): Check {
  const names = new Set(people.map(({ pseudonym }) => pseudonym))
  const seals = new Set(people.map(({ commitment }) => commitment))
  const categories = new Set(quotas.map(({ category }) => category))
  const known = new Set(quotas.map(({ category, value }) => JSON.stringify([category, value])))
  const stray = people.find(
    ({ traits }) =>
      Object.keys(traits).length !== categories.size ||
      Object.entries(traits).some((pair) => !known.has(JSON.stringify(pair))),
  )
  const wrong =
    names.size !== people.length
      ? 'A pseudonym occurs twice.'
      : seals.size !== people.length
        ? 'A commitment occurs twice: somebody is in the pool more than once.'
        : stray && `The traits of ${stray.pseudonym} are not those of the quotas.`
  return result('people', wrong, `${people.length} people, each once.`)
}

function panels({ panels, people, panelSize }: DrawDocument): Check {
  const names = new Set(people.map(({ pseudonym }) => pseudonym))
  const bad = panels.findIndex(
    (panel) =>
      panel.length !== panelSize ||
      new Set(panel).size !== panelSize ||
      panel.some((name) => !names.has(name)),
  )
  return result(
    'panels',
    bad < 0 ? undefined : `Panel ${bad + 1} does not hold ${panelSize} different people of the pool.`,
    `${panels.length} panels of ${panelSize} people.`,
  )
}

function quotas({ panels, people, quotas }: DrawDocument): Check {
  const traits = new Map(people.map((person) => [person.pseudonym, person.traits]))
  for (const [at, panel] of panels.entries())
    for (const { category, value, min, max } of quotas) {
      const count = panel.filter((name) => traits.get(name)?.[category] === value).length
      if (count < min || count > max)
        return result(
          'quotas',
          `Panel ${at + 1} has ${count} of ${category}: ${value}, not ${min} to ${max}.`,
          '',
        )
    }
  return result('quotas', undefined, 'Every panel meets every quota.')
}

function households({ panels, people }: DrawDocument): Check {
  const homes = new Map(people.map(({ pseudonym, household }) => [pseudonym, household]))
  const bad = panels.findIndex((panel) => {
    const shared = panel.map((name) => homes.get(name)).filter((home) => home !== undefined)
    return new Set(shared).size !== shared.length
  })
  return result(
    'households',
    bad < 0 ? undefined : `Panel ${bad + 1} holds two people of one household.`,
    'No panel holds two people of one household.',
  )
}

function selected({ panels, people }: DrawDocument): Check {
  const fixed = people.filter((person) => person.selected).map(({ pseudonym }) => pseudonym)
  const bad = panels.findIndex((panel) => fixed.some((name) => !panel.includes(name)))
  return result(
    'selected',
    bad < 0 ? undefined : `Panel ${bad + 1} leaves out somebody chosen before.`,
    `${fixed.length} people chosen before are on every panel.`,
  )
}

function chances({ panels, people, chances }: DrawDocument): Check {
  const counts = new Map(people.map(({ pseudonym }) => [pseudonym, 0]))
  for (const name of panels.flat()) counts.set(name, (counts.get(name) ?? 0) + 1)
  const bad = [...counts].find(([name, count]) => !Object.hasOwn(chances, name) || chances[name] !== count)
  const wrong = bad
    ? `${bad[0]} is in ${bad[1]} panels, which is not what is stated.`
    : Object.keys(chances).length !== counts.size
      ? 'Chances are stated for somebody who is not in the pool.'
      : undefined
  const live = people
    .filter((person) => !person.impossible && !person.selected)
    .map(({ pseudonym }) => counts.get(pseudonym)!)
  const lowest = live.reduce((least, count) => Math.min(least, count), panels.length)
  return result(
    'chances',
    wrong,
    `The stated chances follow from the panels; the lowest is ${lowest} in ${panels.length}.`,
  )
}

/** Adds up the published prices again and compares the bound with what is stated. */
function certificate(document: DrawDocument): Check {
  const stated = document.certificate!
  const right = `No draw under these quotas can give everybody more than ${stated.numerator} in ${stated.denominator}.`
  const instance = publicInstance(document)
  if (!instance)
    return result('certificate', 'The bound cannot be checked, because the people or quotas are damaged.', '')
  const named = new Map<string, number>()
  for (const { category, value, price } of stated.quotas) named.set(JSON.stringify([category, value]), price)
  for (const { household, price } of stated.households) named.set(household, price)
  const prices = instance.constraints.map((constraint) => {
    if (constraint.kind === 'size') return stated.size
    const key =
      constraint.kind === 'quota'
        ? JSON.stringify([constraint.quota.category, constraint.quota.value])
        : constraint.household
    return named.get(key) ?? 0
  })
  const { numerator, denominator } = boundOf(instance.space, prices)
  const same =
    denominator > 0n && numerator * BigInt(stated.denominator) === BigInt(stated.numerator) * denominator
  return result(
    'certificate',
    same ? undefined : 'The published prices do not add up to the stated bound.',
    right,
  )
}

/** The document's people as a pool; types that no panel can hold count nobody, as when the bound was found. */
function publicInstance({ people, quotas, panelSize }: DrawDocument): Instance | undefined {
  const instance = instanceOf({
    people: people.map(({ pseudonym, traits, household }) => ({
      id: pseudonym,
      traits,
      ...(household === undefined ? {} : { household }),
    })),
    quotas,
    panelSize,
    selected: people.filter((person) => person.selected).map(({ pseudonym }) => pseudonym),
  })
  const out = new Set(people.filter(({ impossible }) => impossible).map(({ pseudonym }) => pseudonym))
  const counts = Int32Array.from(instance.types, (type) =>
    type.people.some((name) => out.has(name)) ? 0 : type.people.length,
  )
  const sane = instance.space.lower.every((least, row) => least <= instance.space.upper[row]!)
  return sane ? { ...instance, space: { ...instance.space, counts } } : undefined
}
