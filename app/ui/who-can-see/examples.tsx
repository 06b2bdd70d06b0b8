import type { Example } from '../patterns/example.ts'
import { WhoCanSee } from './who-can-see.tsx'

export const examples: readonly Example[] = [
  { name: 'Only the owner', show: () => <WhoCanSee thing="my goals" readers={[]} href="#who-can-see" /> },
  {
    name: 'Opened to two',
    show: () => (
      <WhoCanSee
        thing="what matters to me"
        readers={[{ name: 'Mo', through: 'mentor' }, { name: 'Mum' }]}
        href="#who-can-see"
      />
    ),
  },
]
