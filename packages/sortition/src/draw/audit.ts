import type { Control } from '../fair/control.ts'
import { findLottery } from '../lottery.ts'
import { checkPool } from '../pool/check.ts'
import { commitmentOf } from './commit.ts'
import { canonical, type DrawDocument } from './document.ts'
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
  const names = new Map<string, string>()
  for (const { id, traits } of pool.people) {
    const salt = Object.hasOwn(secrets.salts, id) ? secrets.salts[id]! : ''
    const person = sealed.get(commitmentOf(salt, id, traits))
    if (person) names.set(id, person.pseudonym)
  }
  const missing = pool.people.find(({ id }) => !names.has(id))
  const quotas = pool.quotas.map(({ category, value, min, max }) => ({ category, value, min, max }))
  const wrong = missing
    ? `${missing.id} is not in the document with these traits and this salt.`
    : names.size !== document.people.length
      ? 'The document holds people who are not in the pool.'
      : canonical(quotas) !== canonical(document.quotas) || pool.panelSize !== document.panelSize
        ? 'The document’s quotas or size are not the pool’s.'
        : undefined
  const checks: Check[] = [
    ...open.checks,
    {
      rule: 'pool',
      ok: wrong === undefined,
      words: wrong ?? 'The document holds the pool’s people, each bound to their pseudonym.',
    },
  ]
  if (wrong === undefined) checks.push(await fairness(document, pool, names, control))
  return { ...open, ok: checks.every(({ ok }) => ok), checks }
}

async function fairness(
  document: DrawDocument,
  pool: ReturnType<typeof checkPool>,
  names: ReadonlyMap<string, string>,
  control: Control,
): Promise<Check> {
  const { algorithm } = document.method
  const lottery = await findLottery(pool, { ...control, algorithm })
  const total = document.panels.length
  const sort = (chances: readonly number[]) => [...chances].sort((a, b) => a - b)
  const fair = sort(Object.values(lottery.chances))
  const stated = sort([...names.values()].map((name) => document.chances[name]! / total))
  // The fairest lottery is unique for leximin and Nash, person by person; maximin fixes its lowest chance only.
  const farthest =
    algorithm === 'maximin'
      ? Math.max(0, lottery.lowest - Math.min(...stated.filter((_, at) => fair[at]! > 0)))
      : Math.max(...fair.map((chance, at) => Math.abs(chance - stated[at]!)))
  const allowed = rounding(total)
  const words = `The chances, in order, are at most ${(farthest * 100).toFixed(3)} points from those of ${algorithm} computed again (rounding to ${total} panels explains up to ${(allowed * 100).toFixed(3)}).`
  return { rule: 'fairness', ok: farthest <= allowed, words }
}

/** How far rounding to `total` equal panels may move a chance before it calls for an explanation: ten panels, seen 2 to 4. */
const rounding = (total: number) => 10 / total
