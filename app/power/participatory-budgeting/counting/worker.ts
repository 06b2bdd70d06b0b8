import { parentPort, workerData } from 'node:worker_threads'
import { countIt, explainLosses } from './count-it.ts'

// A thread of its own: a long count does not keep people waiting for pages.
const { pabulib, rule, labels } = workerData
if (labels === undefined) parentPort!.postMessage(countIt(pabulib, rule))
else for (const analysis of explainLosses(pabulib, rule, labels)) parentPort!.postMessage(analysis)
