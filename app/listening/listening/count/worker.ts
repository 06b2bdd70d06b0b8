import { parentPort, workerData } from 'node:worker_threads'
import { countText } from './count-text.ts'

// A thread of its own: comparing two thousand people's answers with shuffled ones keeps nobody waiting for a page.
const { text, options } = workerData
parentPort!.postMessage(
  await countText(text, { ...options, onProgress: (share) => parentPort!.postMessage(share) }),
)
