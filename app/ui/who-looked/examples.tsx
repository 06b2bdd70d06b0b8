import type { Example } from '../patterns/example.ts'
import { WhoLooked } from './who-looked.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Some did',
    show: () => (
      <WhoLooked
        looks={[
          { name: 'Mo Farrell', at: '2027-03-09T15:04:00Z', through: 'as your mentor', what: 'your goals' },
          { name: 'Mo Farrell', at: '2027-03-08T15:04:00Z', through: 'as your mentor', times: 3 },
          { name: 'Ruth Lane', at: '2027-03-02T08:30:00Z', through: 'as your tutor' },
        ]}
      />
    ),
  },
  { name: 'Nobody did', show: () => <WhoLooked looks={[]} /> },
]
