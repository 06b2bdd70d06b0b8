import type { Name } from './cast.ts'

type Word = readonly [circle: string, near: 1 | 2 | 3, gives: readonly string[]]

/** Priya's own word about the people around her. `tie`: somebody here; otherwise a name only she sees. */
export const priyasPeople: readonly ({ word: Word; apart?: true } & (
  | { tie: Name; kind: string }
  | { name: string; how: string }
))[] = [
  { tie: 'maryam', kind: 'parent', word: ['family', 1, ['cared', 'recognised']] },
  { tie: 'amelia', kind: 'parent', word: ['family', 2, ['cared']] },
  { tie: 'ngozi', kind: 'friend', word: ['friends', 1, ['part', 'recognised', 'cared']] },
  { tie: 'nia', kind: 'mentor', word: ['school', 1, ['recognised', 'cared', 'motivated']] },
  { tie: 'poppy', kind: 'tutor', word: ['school', 2, ['motivated']] },
  { tie: 'walter', kind: 'supporter', word: ['community', 2, ['part', 'motivated']] },
  { name: 'Auntie Gosia', how: 'mum’s sister, in Gdańsk', word: ['family', 3, ['cared']] },
  { name: 'Kai', how: 'from the bus', word: ['friends', 3, ['part']], apart: true },
]
