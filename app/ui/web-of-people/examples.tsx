import type { Example } from '../patterns/example.ts'
import { circles, gifts, type Tied } from './web.ts'
import { WebOfPeople } from './web-of-people.tsx'

const one = (
  name: string,
  circle: Tied['circle'],
  near: Tied['near'],
  gives: Tied['gives'],
  state: Tied['state'] = 'live',
): Tied => ({
  id: name,
  name,
  circle,
  near,
  gives,
  state,
  href: '#web-of-people',
})

export const ashasPeople: readonly Tied[] = [
  one('Mo Farrell', 'school', 1, ['part', 'recognised', 'cared', 'motivated']),
  one('Ruth Lane', 'school', 2, ['recognised']),
  one('Mr Oyelaran', 'school', 3, ['motivated'], 'asked'),
  one('Mum', 'family', 1, ['cared', 'recognised']),
  one('Nan', 'family', 1, ['cared'], 'mine'),
  one('Dad', 'family', 3, [], 'resting'),
  one('Kezia', 'friends', 1, ['part', 'cared']),
  one('Oluwaseun Adeyemi-Featherstonehaugh', 'friends', 2, ['part'], 'asked'),
  one('Jean at the allotment', 'community', 2, ['part', 'recognised', 'motivated']),
]

const names = [
  'Ana',
  'Bartholomew Quill',
  'Cai',
  'Dr Devi Raghunathan',
  'Ewa',
  'Femi Akinlade',
  'Gwenllian ferch Rhys',
  'Hu Yan',
]

/** So many people, spread over circles and rings the same way each time. */
export const crowd = (count: number): readonly Tied[] =>
  Array.from({ length: count }, (_, index) =>
    one(
      `${names[index % names.length]} ${index + 1}`,
      circles[index % 4]!,
      ((index % 3) + 1) as Tied['near'],
      gifts.filter((_gift, place) => (index >> place) % 2 === 1),
    ),
  )

const web = (name: string, id: string, people: readonly Tied[]): Example => ({
  name,
  show: () => <WebOfPeople me={{ name: 'Asha Rowan' }} people={people} level={3} id={id} />,
})

export const examples: readonly Example[] = [
  web('A life with people in it', 'web-some', ashasPeople),
  web('The first evening', 'web-none', []),
  web('One', 'web-one', ashasPeople.slice(3, 4)),
  web('Sixty', 'web-sixty', crowd(60)),
]
