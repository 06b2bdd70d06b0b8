import type { Budget } from '../budget.ts'
import { fieldOf, type Read } from './read-choice.ts'

/** What was chosen, to be sent along unseen. */
export const Kept = ({ budget, read }: { budget: Budget; read: Read }) => (
  <>
    {[...read.entries].map(([number, value]) =>
      budget.form === 'approval' ? (
        <input type="hidden" name="choice" value={String(number)} />
      ) : (
        <input type="hidden" name={fieldOf(number)} value={String(value)} />
      ),
    )}
  </>
)
