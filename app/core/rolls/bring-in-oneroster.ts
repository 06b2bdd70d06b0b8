import type { Tx } from '#db/client.ts'
import type { BroughtIn } from './bring-in.ts'
import { bringInPath, type FromPath } from './bring-in-path.ts'

/** Brings a OneRoster folder or zip in for a whole place: the demo town's way. */
export const bringInOneRoster = (
  transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  from: Omit<FromPath, 'plain'>,
): Promise<BroughtIn> => bringInPath(transaction, from)
