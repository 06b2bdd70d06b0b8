import { nextStatement } from '@kith/opinion-groups'
import type { Statement } from './statements.ts'

/** A statement that no count has seen yet is asked as one that nobody has answered, near the middle: Polis' own figure for it. */
const NEW = ((1 - 1 / 2) * 1 * (1 / 2) * 9) ** 2

/**
 * What to ask somebody next: drawn by how much it is worth asking, differently for everybody, the same while they look.
 * @param seed any text that is the person's own
 */
export function nextFor(statements: readonly Statement[], seed: string): Statement | undefined {
  const answered = statements.filter(({ myVote }) => myVote !== null).map(({ id }) => id)
  const known = statements.map(({ id, standing, priority }) => ({ id, standing, priority: priority ?? NEW }))
  const number = [...`${seed} ${answered.length}`].reduce(
    (hash, letter) => (hash * 31 + letter.codePointAt(0)!) % 2_147_483_647,
    7,
  )
  const next = nextStatement({ statements: known }, answered, number)
  return statements.find(({ id }) => id === next)
}
