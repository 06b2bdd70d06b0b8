import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Rule } from '@kith/participatory-budgeting'
import type { Counted, WouldHaveWon } from './count-it.ts'

interface Work {
  readonly pabulib: string
  readonly rule: Rule
}

const begin = (workerData: Work & { readonly labels?: readonly string[] }) =>
  new Worker(new URL('./worker.ts', import.meta.url), { workerData })

/** Counts in a thread of its own. @throws what the count threw, or the signal's reason */
export async function countInThread(work: Work, signal?: AbortSignal): Promise<Counted> {
  const worker = begin(work)
  try {
    const [counted] = await once(worker, 'message', { ...(signal && { signal }) })
    return counted as Counted
  } finally {
    await worker.terminate()
  }
}

/** What would have won for each of some projects, told as they are found out. @throws as `countInThread` */
export async function explainInThread(
  work: Work & { readonly labels: readonly string[] },
  tell: (analysis: WouldHaveWon) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const worker = begin(work)
  const told: Promise<void>[] = []
  worker.on('message', (analysis: WouldHaveWon) => told.push(tell(analysis)))
  try {
    await once(worker, 'exit', { ...(signal && { signal }) })
    await Promise.all(told)
  } finally {
    await worker.terminate()
  }
}
