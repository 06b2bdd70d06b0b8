import type { Example } from '../patterns/example.ts'
import { ErrorSummary } from './error-summary.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Two things to mend',
    show: () => (
      <ErrorSummary
        problems={[
          { field: 'goal', message: 'Write what you want, in a word or many.' },
          { field: 'born', message: 'February has no 31st. Look at the day again.' },
        ]}
      />
    ),
  },
]
