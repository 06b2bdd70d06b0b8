import type { Example } from '../patterns/example.ts'
import { Qr } from './qr.tsx'

export const examples: readonly Example[] = [
  {
    name: 'An address',
    show: () => <Qr text="https://kith.example/card/7KQ2-M9XD" label="Code that opens the card page" />,
  },
]
