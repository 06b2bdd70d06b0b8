import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { CountedText, CountText } from './count-text.ts'

interface Watching {
  readonly signal?: AbortSignal | undefined
  readonly onProgress: (share: number) => void
}

/** Counts in a thread of its own. @throws what the count threw, or the signal's reason */
export async function countInThread(text: CountText, { signal, onProgress }: Watching): Promise<CountedText> {
  signal?.throwIfAborted()
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { text } })
  try {
    for await (const [said] of on(worker, 'message', { ...(signal && { signal }), close: ['exit'] })) {
      if (typeof said !== 'number') return said
      onProgress(said)
    }
    throw new Error('the count ended without a result')
  } finally {
    await worker.terminate()
  }
}
