import { roleSide } from '../roll/roles.ts'
import type { RollRole } from '../roll/types.ts'

const LEARNER = 1
const STAFF = 2
const PARENT = 4
const GUARDIAN = 8
const RELATIVE = 16
/** The person has another row, taken for its school and role. */
const TWICE = 32
/** A role of theirs was left out and reported, so that its absence needs no further word. */
const ROLE_REPORTED = 64

/**
 * The people of a roll as far as later files must know them: which line each id was taken from, and on which sides each
 * stands. One id and a few bytes a person, so that memory stays small with a city's roll.
 */
export function createPeople() {
  const places = new Map<string, number>()
  const lines: number[] = []
  const names: number[] = []
  const marks: number[] = []
  const mark = (id: string, bits: number) => {
    const place = places.get(id)
    if (place !== undefined) marks[place]! |= bits
  }
  const marked = (id: string, bits: number) => ((marks[places.get(id) ?? -1] ?? 0) & bits) !== 0
  return {
    has: (id: string) => places.has(id),
    lineOf: (id: string): number | undefined => lines[places.get(id) ?? -1],
    /** The place of an id among the people, a small number; -1 for nobody of this roll. */
    placeOf: (id: string) => places.get(id) ?? -1,
    add(id: string, line: number, name: string) {
      places.set(id, lines.length)
      lines.push(line)
      names.push(hash(name))
      marks.push(0)
    },
    sameName: (id: string, name: string) => names[places.get(id) ?? -1] === hash(name),
    setTwice: (id: string) => mark(id, TWICE),
    isTwice: (id: string) => marked(id, TWICE),
    setRole(id: string, role: RollRole) {
      const family = role === 'parent' ? PARENT : role === 'guardian' ? GUARDIAN : RELATIVE
      const side = roleSide(role)
      mark(id, side === 'learner' ? LEARNER : side === 'staff' ? STAFF : family)
    },
    setRoleReported: (id: string) => mark(id, ROLE_REPORTED),
    isLearner: (id: string) => marked(id, LEARNER),
    hasRole: (id: string) => marked(id, LEARNER | STAFF | PARENT | GUARDIAN | RELATIVE),
    /** What the person is to a child by their own role; null when no role says so. */
    familyOf(id: string): 'parent' | 'guardian' | 'relative' | null {
      if (marked(id, PARENT)) return 'parent'
      if (marked(id, GUARDIAN)) return 'guardian'
      return marked(id, RELATIVE) ? 'relative' : null
    },
    /** Those without any role, of whom that has not been said yet. */
    *withoutRole(): Generator<{ readonly id: string; readonly line: number }> {
      for (const [id, place] of places) if (!marks[place]) yield { id, line: lines[place]! }
    },
  }
}

export type People = ReturnType<typeof createPeople>

/** FNV-1a, 32 bits: enough to tell a repeated row from another person under the same id. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}
