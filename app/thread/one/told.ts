import type { Step } from '#core/threads/thread.ts'
import type { OpenAsk } from '../../http/ask.tsx'
import type { Told } from '../../practice.ts'

/** What is told of the things on a thread, beside answers and promises, by the id of each: as its practice tells it. */
export async function toldOn(
  { tx, house }: Pick<OpenAsk, 'tx' | 'house'>,
  steps: readonly Step[],
): Promise<ReadonlyMap<string, readonly Told[]>> {
  const told: Told[] = []
  for (const { sources = {} } of house.practices)
    for (const [kind, { news }] of Object.entries(sources)) {
      const ids = steps.filter(({ source }) => source.kind === kind).map(({ source }) => source.id)
      if (news !== undefined && ids.length > 0) told.push(...(await news(tx, ids)))
    }
  return Map.groupBy(told, ({ sourceId }) => sourceId)
}
