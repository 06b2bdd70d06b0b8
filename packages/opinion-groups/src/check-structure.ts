import { centreVotes } from './centred-votes.ts'
import { findGroups } from './find-groups.ts'
import { opinionMap } from './opinion-map.ts'
import { type AnalyseOptions, readOptions, whole } from './options.ts'
import { type Draw, drawsFrom } from './random.ts'
import type { VoteTable } from './vote-table.ts'

/** One figure of these votes beside the same figure of shuffled ones. */
export interface AgainstChance {
  readonly found: number
  /** The middle and the largest of the shuffled ones. */
  readonly usual: number
  readonly largest: number
  /** How many shuffled ones reach it. */
  readonly reached: number
  /** (reached + 1) ÷ (shuffles + 1). */
  readonly p: number
}

export interface Structure {
  readonly shuffles: number
  readonly seed: number
  /** The part of all variation that the map's two directions explain: do answers hang together at all? */
  readonly directions: AgainstChance
  /** The silhouette of the division taken: do people fall apart into groups, or spread out evenly? */
  readonly division: AgainstChance
}

export interface StructureOptions extends Pick<AnalyseOptions, 'seed' | 'k' | 'signal' | 'onProgress'> {
  /** How many times to shuffle, 99 or more; 99 by default. */
  readonly shuffles?: number | undefined
}

/** Fewer could not show p = 0.01 whatever they found. */
const LEAST_SHUFFLES = 99

/**
 * Whether there is more in the votes than chance: each statement's votes are dealt out anew among those who voted on it,
 * so that every statement keeps its answers and everybody the statements they voted on, but nothing hangs together any
 * more; then everything is computed as for the real ones.
 *
 * Long work: it gives way between shuffles, so that a signal can arrive and a page can draw.
 *
 * @throws {OpinionError} for options that mean nothing; the signal's reason when it is aborted
 */
export async function checkStructure(table: VoteTable, options: StructureOptions = {}): Promise<Structure> {
  const { shuffles = 99, signal, onProgress } = options
  const { seed, k } = readOptions(options)
  whole('shuffles', shuffles, LEAST_SHUFFLES, 100_000)
  signal?.throwIfAborted()
  const found = figures(table, seed, k)
  const draw = drawsFrom(seed, 40)
  const byStatement = votesByStatement(table)
  const chance: Figures[] = []
  for (let s = 0; s < shuffles; s++) {
    onProgress?.(s / shuffles)
    await new Promise((resolve) => setTimeout(resolve))
    signal?.throwIfAborted()
    chance.push(figures({ ...table, vote: shuffled(table.vote, byStatement, draw) }, seed, k))
  }
  onProgress?.(1)
  return {
    shuffles,
    seed,
    directions: compare(
      found.explained,
      chance.map(({ explained }) => explained),
    ),
    division: compare(
      found.silhouette,
      chance.map(({ silhouette }) => silhouette),
    ),
  }
}

interface Figures {
  readonly explained: number
  readonly silhouette: number
}

function figures(table: VoteTable, seed: number, k: number | undefined): Figures {
  const centred = centreVotes(table)
  const map = opinionMap(centred, seed)
  const { taken } = findGroups(centred, map, { seed, k, previous: { groups: [], namesUsed: 0 } })
  const [first, second] = map.directions
  return {
    explained: map.variation > 0 ? (first.strength + second.strength) / map.variation : 0,
    silhouette: taken?.silhouette ?? 0,
  }
}

/** For each statement, where in the table its votes are. */
function votesByStatement(table: VoteTable): number[][] {
  const places: number[][] = table.statements.map(() => [])
  for (let e = 0; e < table.column.length; e++) places[table.column[e]!]!.push(e)
  return places
}

/** Fisher and Yates, within each statement. */
function shuffled(votes: Int8Array, byStatement: readonly (readonly number[])[], draw: Draw): Int8Array {
  const dealt = votes.slice()
  for (const places of byStatement) {
    for (let i = places.length - 1; i > 0; i--) {
      const j = Math.floor(draw() * (i + 1))
      const held = dealt[places[i]!]!
      dealt[places[i]!] = dealt[places[j]!]!
      dealt[places[j]!] = held
    }
  }
  return dealt
}

function compare(found: number, chance: readonly number[]): AgainstChance {
  const sorted = chance.toSorted((a, b) => a - b)
  const reached = sorted.filter((value) => value >= found).length
  return {
    found,
    usual: sorted[Math.floor(sorted.length / 2)]!,
    largest: sorted.at(-1)!,
    reached,
    p: (reached + 1) / (sorted.length + 1),
  }
}
