import { createHmac } from 'node:crypto'
import { readPrintedCode } from '#core/codes/printed-code.ts'

/**
 * What is kept of a card. Its 60 random bits are too few for a bare hash: whoever has the table and a rack of machines would find
 * some before their 30 days are over. The key follows from the installation's secret and is in no table and no backup.
 * @param typed however it was typed
 */
export const cardHash = (key: string, typed: string): Buffer =>
  createHmac('sha256', key)
    .update(`card\n${readPrintedCode(typed)}`)
    .digest()
