import type { Party } from './read-party.ts'

/**
 * A first seating. People stand in rows as wide as there are rooms; in round r, row i moves on by r·i rooms, so that two
 * rows meet in all combinations before any pair repeats (the lines of a transversal design; perfect for as many rounds as
 * rooms where no number below the room's size shares a factor with the number of rooms). Rooms differ in size by one.
 * @returns for each round, each person's room
 */
export function firstSeating({ ids, rounds, rooms }: Party): Int32Array[] {
  const rows = Math.ceil(ids.length / rooms)
  return Array.from({ length: rounds }, (_, round) =>
    Int32Array.from(ids, (_id, p) => {
      const row = Math.floor(p / rooms)
      // Once more than the number of rooms: each row is a room of its own, where the rows are as long as the rooms.
      if (round === rooms && rows === rooms && ids.length === rooms * rooms) return row
      return (p + round * row) % rooms
    }),
  )
}
