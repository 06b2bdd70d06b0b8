/** One after the other, where a figure would not be one with others beside it. */
export async function inTurn<A, B>(all: readonly A[], work: (one: A) => Promise<B>): Promise<readonly B[]> {
  const done: B[] = []
  for (const one of all) done.push(await work(one))
  return done
}
