import type { Example } from '../patterns/example.ts'
import { CardSheet } from './card-sheet.tsx'

const card = (name: string, secret: string) => ({
  name,
  group: '7B, Wharton High',
  url: `https://kith.example/card/${secret}`,
  secret,
  address: 'kith.example/card',
})

export const examples: readonly Example[] = [
  {
    name: 'A sheet to cut',
    show: () => (
      <CardSheet cards={[card('Asha Rowan', '7KQ2-M9XD'), card('Oluwaseun Adeyemi', 'P4TT-8WZA')]} />
    ),
  },
]
