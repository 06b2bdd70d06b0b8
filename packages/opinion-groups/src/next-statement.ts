import { type Id, readId } from './id.ts'
import { OpinionError } from './opinion-error.ts'
import { whole } from './options.ts'
import type { StatementReport } from './outcome.ts'
import { drawsFrom } from './random.ts'
import { show } from './show.ts'

/** A statement that somebody has not answered, and how likely it is to be the one shown next. */
export interface NextStatement {
  readonly statement: string
  readonly priority: number
  /** Its priority ÷ the sum of all that are open to this person. */
  readonly chance: number
}

/** The part of an outcome that says what to ask. */
export interface Askable {
  readonly statements: readonly Pick<StatementReport, 'id' | 'standing' | 'priority'>[]
}

/** What is still open to somebody, most worth asking first. Statements that are out are never shown. */
export function openStatements(outcome: Askable, answered: Iterable<Id>): NextStatement[] {
  if (typeof answered === 'string' || typeof answered?.[Symbol.iterator] !== 'function') {
    const problem = `${show(answered)} is not a list of statements.`
    throw new OpinionError({ field: 'answered', problem, mend: 'Give the ids of what has been answered.' })
  }
  const done = new Set(Array.from(answered, (id) => readId(id, 'answered')))
  const open = outcome.statements.filter(({ id, standing }) => standing !== 'out' && !done.has(id))
  const all = open.reduce((sum, { priority }) => sum + priority, 0)
  return open
    .map(({ id, priority }) => ({ statement: id, priority, chance: priority / all }))
    .sort((a, b) => b.priority - a.priority)
}

/**
 * Which statement to show next: drawn by priority, so that everything gets asked but what matters more gets asked sooner.
 * The same outcome, answers and seed give the same statement; null where all are answered.
 *
 * @param seed a whole number, another for each person and each turn
 */
export function nextStatement(outcome: Askable, answered: Iterable<Id>, seed: number): string | null {
  whole('seed', seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
  const open = openStatements(outcome, answered)
  const draw = drawsFrom(seed, 30)
  let left = draw() * open.reduce((sum, { priority }) => sum + priority, 0)
  for (const { statement, priority } of open) {
    left -= priority
    if (left < 0) return statement
  }
  return open.at(-1)?.statement ?? null
}
