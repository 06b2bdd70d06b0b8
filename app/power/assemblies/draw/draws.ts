import type { DrawDocument } from '@kith/sortition'
import type { Tx } from '#db/client.ts'
import { Refused } from '#db/refused.ts'
import type { DrawProblem } from './input.ts'

/** A draw as whoever runs it sees it; published, as anybody does. */
export interface Draw {
  readonly id: string
  readonly assembly_id: string
  readonly n: number
  /** From 0 to 1, while it is being worked out. */
  readonly share: number
  readonly problem: DrawProblem | null
  readonly found_at: Date | null
  readonly digest: string | null
  readonly chance: 'dice' | 'number' | null
  readonly chance_says: string | null
  readonly chance_on: string | null
  readonly committed_at: Date | null
  readonly words: string | null
  readonly panel_number: number | null
  readonly drawn_at: Date | null
  readonly void_at: Date | null
  readonly void_why: string | null
}

export type DrawState = 'working' | 'failed' | 'found' | 'published' | 'drawn' | 'void'

export function stateOf(draw: Draw): DrawState {
  if (draw.void_at !== null) return 'void'
  if (draw.problem !== null) return 'failed'
  if (draw.drawn_at !== null) return 'drawn'
  if (draw.committed_at !== null) return 'published'
  return draw.found_at === null ? 'working' : 'found'
}

const columns = [
  'id',
  'assembly_id',
  'n',
  'share',
  'problem',
  'found_at',
  'digest',
  'chance',
  'chance_says',
  'chance_on',
  'committed_at',
  'words',
  'panel_number',
  'drawn_at',
  'void_at',
  'void_why',
] as const

/** The draws of an assembly that I may see, first to last. */
export async function drawsOf(tx: Tx, assemblyId: string): Promise<readonly Draw[]> {
  const rows = await tx
    .selectFrom('assembly_draws')
    .select(columns)
    .where('assembly_id', '=', assemblyId)
    .orderBy('n')
    .execute()
  return rows as unknown as readonly Draw[]
}

/** @throws Refused unseen */
export async function theDraw(tx: Tx, id: string): Promise<Draw> {
  const row = await tx.selectFrom('assembly_draws').select(columns).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Refused('unseen')
  return row as unknown as Draw
}

/** What is published. @throws Refused unseen: not there, or not worked out yet */
export async function documentOf(tx: Tx, id: string): Promise<DrawDocument> {
  const row = await tx.selectFrom('assembly_draws').select('document').where('id', '=', id).executeTakeFirst()
  if (row?.document == null) throw new Refused('unseen')
  return row.document as unknown as DrawDocument
}
