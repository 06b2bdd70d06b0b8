import { createHash } from 'node:crypto'
import { readPrintedCode } from '#core/codes/printed-code.ts'

/** What is kept of the code on a slip, as it was typed. */
export const hashOfSlip = (typed: string): Buffer =>
  createHash('sha256')
    .update(`kith listening slip ${readPrintedCode(typed)}`)
    .digest()
