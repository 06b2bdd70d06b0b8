/** Doors and volunteers of the demo town. Nobody here exists. */
export const AGES = ['16 to 29', '30 to 59', '60 and older'] as const
export const AREAS = ['Old Town', 'Riverside', 'Mill Lane'] as const
export const GENDERS = ['Woman', 'Man', 'Another way'] as const

/** What is asked, and how many of the place there are of each. */
export const asked = [
  { category: 'Age', values: AGES, people: [2900, 6200, 3100] },
  { category: 'Area', values: AREAS, people: [4800, 4300, 3100] },
  { category: 'Gender', values: GENDERS, people: [6150, 5950, 100] },
] as const

const STREETS: readonly (readonly [street: string, area: string])[] = [
  ['Castle Street', 'Old Town'],
  ['Well Lane', 'Old Town'],
  ['Quay Road', 'Riverside'],
  ['Weir Terrace', 'Riverside'],
  ['Mill Lane', 'Mill Lane'],
  ['Orchard Rise', 'Mill Lane'],
]

/** Ninety-six doors in three areas. */
export const doors = STREETS.flatMap(([street, area]) =>
  Array.from({ length: 16 }, (_, n) => ({
    lines: `${n * 2 + 1} ${street}\nWharton Vale`,
    traits: { Area: area },
  })),
)

const GIVEN =
  'Ada Bram Cora Dev Elsa Finn Greta Hari Ivy Jonas Kavi Lena Milo Nora Otto Pia Quinn Rhys Sana Tove Uma Vik Wren Xena Yara Zeno Alma Bodi Cleo Dara'.split(
    ' ',
  )
const FAMILY = 'Ashdown Birkett Cole Dewi Ellis Fenn Gower Hale Ismay Jolly'.split(' ')

/** Thirty people who say yes, one a door: mostly older and from the Old Town, as it goes. */
export const volunteers = GIVEN.map((given, n) => ({
  name: `${given} ${FAMILY[(n * 7) % FAMILY.length]}`,
  reach: n % 3 === 0 ? 'by post' : `01792 55${String(1000 + n * 37).slice(-4)}`,
  traits: {
    Age: AGES[n % 5 === 0 ? 0 : n % 2 === 0 ? 1 : 2]!,
    Area: AREAS[n % 3]!,
    Gender: n === 17 ? GENDERS[2] : GENDERS[Math.floor(n / 2) % 2]!,
  },
  way: n % 4 === 1 ? ('phone' as const) : ('web' as const),
}))
