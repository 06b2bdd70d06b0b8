import { z } from 'zod'

const pair = z.tuple([z.string(), z.string()])

/** What the database hands to the job that makes rooms: who is there, and who may be with whom. */
export const givenSchema = z.object({
  size: z.int(),
  mix: z.boolean(),
  agesApart: z.boolean(),
  seed: z.int(),
  people: z.array(
    z.object({
      id: z.string(),
      age: z.enum(['grown', 'child', 'unsure']),
      /** Counts as one of two grown-ups who keep a room with children in it. */
      keeps: z.boolean(),
      checked: z.boolean(),
      from: z.string(),
    }),
  ),
  apart: z.array(pair),
  /** Pairs who may be together only where a room is kept. */
  needKeepers: z.array(pair),
  met: z.array(pair),
})
export type Given = z.output<typeof givenSchema>
export type Sitter = Given['people'][number]

/** What would let the rooms be made: so many more people of a kind, rooms of another size, children on their own. */
export type Mending =
  | { readonly kind: 'checked' | 'grown'; readonly count: number }
  | { readonly kind: 'size'; readonly size: number }
  | { readonly kind: 'ages_apart' }

export type Seated =
  | { readonly rooms: readonly (readonly string[])[] }
  | { readonly lacks: 'nobody' | 'keepers' | 'apart'; readonly mends: readonly Mending[] }

export const whySchema = z.object({
  lacks: z.enum(['nobody', 'keepers', 'apart', 'fault']),
  mends: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.enum(['checked', 'grown']), count: z.int() }),
      z.object({ kind: z.literal('size'), size: z.int() }),
      z.object({ kind: z.literal('ages_apart') }),
    ]),
  ),
})
