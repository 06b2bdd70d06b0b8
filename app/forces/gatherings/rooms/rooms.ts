import { sql } from 'kysely'
import type { z } from 'zod'
import type { Tx } from '#db/client.ts'
import { whySchema } from './given.ts'

export interface Round {
  readonly round: number
  readonly question: string
  readonly size: number
  readonly mix: boolean
  readonly agesApart: boolean
  readonly state: 'making' | 'made' | 'not_made'
  readonly why: z.output<typeof whySchema> | null
  readonly rooms: number
}

/** The rounds, the last first, for whoever leads and whoever is there. */
export async function roundsOf(tx: Tx, gatheringId: string): Promise<readonly Round[]> {
  const { rows } = await sql<Round>`
    select round, question, size, mix, ages_apart as "agesApart", state, why, rooms from rounds_of(${gatheringId})
    order by round desc`.execute(tx)
  return rows.map((row) => ({ ...row, why: whySchema.nullable().parse(row.why) }))
}

export interface Room {
  readonly id: string
  readonly round: number
  readonly number: number
  /** What it has come to lack since it was made. */
  readonly lacks: 'apart' | 'second_adult' | 'check' | null
  readonly people: readonly { readonly id: string; readonly name: string; readonly gone: boolean }[]
}

interface Row {
  readonly round: number
  readonly room_id: string
  readonly number: number
  readonly lacks: Room['lacks']
  readonly guest_id: string | null
  readonly name: string | null
  readonly is_here: string | null
}

/** Who sits where, for whoever leads: nobody who is kept from them. */
export async function roomsOf(tx: Tx, gatheringId: string, round: number): Promise<readonly Room[]> {
  const { rows } = await sql<Row>`
    select * from rooms_of(${gatheringId}) where round = ${round} order by number, lower(name), guest_id`.execute(
    tx,
  )
  const byRoom = Map.groupBy(rows, ({ room_id }) => room_id)
  return [...byRoom].map(([id, seats]) => ({
    id,
    round,
    number: seats[0]!.number,
    lacks: seats[0]!.lacks,
    people: seats.flatMap(({ guest_id, name, is_here }) =>
      guest_id === null ? [] : [{ id: guest_id, name: name ?? '', gone: is_here !== 'yes' }],
    ),
  }))
}

export interface MyRoom {
  readonly id: string
  readonly round: number
  readonly number: number
  readonly question: string
  readonly mates: readonly string[]
}

/** The rooms I sit in, the last first. */
export async function myRooms(tx: Tx, gatheringId: string): Promise<readonly MyRoom[]> {
  const { rows } = await sql<MyRoom>`
    select room_id as id, round, number, question, mates from my_rooms(${gatheringId}) order by round desc`.execute(
    tx,
  )
  return rows
}
