import type { Example } from '../patterns/example.ts'
import { Stepper } from './stepper.tsx'

export const examples: readonly Example[] = [
  {
    name: 'In the middle of it',
    show: () => (
      <Stepper
        label="Bringing a roll in"
        steps={[
          { text: 'Choose a file', href: '#stepper', state: 'done' },
          { text: 'Look it over', state: 'now' },
          { text: 'Bring it in', state: 'later' },
        ]}
      />
    ),
  },
]
