import type { Control } from '../fair/control.ts'
import { findLottery } from '../lottery.ts'
import { checkPool } from '../pool/check.ts'
import type { Pool } from '../pool/pool.ts'
import { commitmentOf } from './commit.ts'
import { canonical, type DrawDocument, type PublicPerson } from './document.ts'
import { readDocument } from './read.ts'
import { type Check, type Verdict, verify } from './verify.ts'

/**
 * What an auditor can check who may see the pool and the salts: that the document holds these people and nobody else, and
 * that its chances are those of the fairest lottery, computed again, up to the rounding to whole panels.
 *
 * @param salts each person's salt by id (from the tickets)
 */
export async function audit(
  input: unknown,
  secrets: {
    readonly pool: unknown
    readonly salts: Readonly<Record<string, string>>
    readonly randomness?: string
  },
  control: Control = {},
): Promise<Verdict> {
  const document = readDocument(input)
  const open = verify(document, secrets.randomness)
  const pool = checkPool(secrets.pool)
  const sealed = new Map(document.people.map((person) => [person.commitment, person]))
  const found = new Map<string, PublicPerson>()
  for (const { id, traits } of pool.people) {
    const salt = Object.hasOwn(secrets.salts, id) ? secrets.salts[id]! : ''
    const person = sealed.get(commitmentOf(salt, id, traits))
    if (person) found.set(id, person)
  }
  const missing = pool.people.find(({ id }) => !found.has(id))
  const quotas = pool.quotas.map(({ category, value, min, max }) => ({ category, value, min, max }))
  const wrong = missing
    ? `${missing.id} is not in the document with these traits and this salt.`
    : found.size !== document.people.length
      ? 'The document holds people who are not in the pool.'
      : canonical(quotas) !== canonical(document.quotas) || pool.panelSize !== document.panelSize
        ? 'The document’s quotas or size are not the pool’s.'
        : notAsInPool(pool, found)
  const checks: Check[] = [
    ...open.checks,
    {
      rule: 'pool',
      ok: wrong === undefined,
      words: wrong ?? 'The document holds the pool’s people, each bound to their pseudonym.',
    },
  ]
  if (wrong === undefined) checks.push(await fairness(document, pool, found, control))
  return { ...open, ok: checks.every(({ ok }) => ok), checks }
}

/** What the document says of somebody that the pool does not: that they were chosen before, or who they live with. */
function notAsInPool(pool: Pool, found: ReadonlyMap<string, PublicPerson>): string | undefined {
  const selected = new Set(pool.selected)
  const chosen = pool.people.find(({ id }) => (found.get(id)!.selected === true) !== selected.has(id))
  if (chosen)
    return selected.has(chosen.id)
      ? `${chosen.id} was chosen before, and the document does not say so.`
      : `The document says that ${chosen.id} was chosen before, and the pool does not.`
  const sharing = new Map<string, string[]>()
  for (const { id, household } of pool.people)
    if (household !== undefined) sharing.set(household, [...(sharing.get(household) ?? []), id])
  const homeOf = (id: string) => found.get(id)!.household
  const taken = new Set<string>()
  for (const { id, household } of pool.people) {
    const [first, ...others] = household === undefined ? [] : sharing.get(household)!
    const label = homeOf(id)
    const right = others.length === 0 ? label === undefined : label !== undefined && label === homeOf(first!)
    if (!right || (id === first && label !== undefined && taken.has(label)))
      return `The document does not say of ${id} what the pool does: who shares a household.`
    if (label !== undefined) taken.add(label)
  }
  return undefined
}

async function fairness(
  document: DrawDocument,
  pool: Pool,
  found: ReadonlyMap<string, PublicPerson>,
  control: Control,
): Promise<Check> {
  const { algorithm } = document.method
  const lottery = await findLottery(pool, { ...control, algorithm })
  const total = document.panels.length
  const stated = (id: string) => document.chances[found.get(id)!.pseudonym]! / total
  const fair = Object.entries(lottery.chances)
  // The fairest lottery is unique for leximin and Nash, person by person; maximin fixes its lowest chance only.
  const farthest = fair.reduce((most, [id, chance]) => {
    if (algorithm !== 'maximin') return Math.max(most, Math.abs(chance - stated(id)))
    return chance > 0 ? Math.max(most, lottery.lowest - stated(id)) : most
  }, 0)
  const allowed = rounding(total)
  const words = `Nobody’s chance is more than ${(farthest * 100).toFixed(3)} points ${algorithm === 'maximin' ? 'below the lowest' : 'from the one'} that ${algorithm} gives, computed again (rounding to ${total} panels explains up to ${(allowed * 100).toFixed(3)}).`
  return { rule: 'fairness', ok: farthest <= allowed, words }
}

/** How far rounding to `total` equal panels may move a chance before it calls for an explanation: ten panels, seen 2 to 4. */
const rounding = (total: number) => 10 / total
