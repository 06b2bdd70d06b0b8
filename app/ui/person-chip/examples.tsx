import type { Example } from '../patterns/example.ts'
import { PersonChip } from './person-chip.tsx'

export const examples: readonly Example[] = [
  { name: 'With what they are here', show: () => <PersonChip name="Mo Farrell" note="mentor" /> },
  {
    name: 'With a page of their own',
    show: () => <PersonChip name="Oluwaseun Adeyemi-Featherstonehaugh" href="#person-chip" />,
  },
]
