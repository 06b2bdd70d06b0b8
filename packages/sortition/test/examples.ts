import type { Pool } from '../src/index.ts'

/** The worked cases whose exact chances are known (those of sortition-algorithms' own tests, told again as plain data). */
const pool = (
  categories: Record<string, Record<string, [number, number]>>,
  people: Record<string, string[]>,
  panelSize: number,
  homes: Record<string, string> = {},
): Pool => {
  const names = Object.keys(categories)
  return {
    quotas: names.flatMap((category) =>
      Object.entries(categories[category]!).map(([value, [min, max]]) => ({ category, value, min, max })),
    ),
    people: Object.entries(people).map(([id, values]) => ({
      id,
      traits: Object.fromEntries(names.map((name, at) => [name, values[at]!])),
      ...(homes[id] === undefined ? {} : { household: homes[id] }),
    })),
    panelSize,
  }
}

const ducks = {
  lisa: ['child', 'simpsons'],
  marge: ['adult', 'simpsons'],
  louie: ['child', 'ducktales'],
  dewey: ['child', 'ducktales'],
  scrooge: ['adult', 'ducktales'],
}
const duckQuotas: Record<string, Record<string, [number, number]>> = {
  age: { child: [1, 2], adult: [1, 2] },
  franchise: { simpsons: [1, 2], ducktales: [1, 2] },
}

/** Two of five: 1/3 for everybody but marge, who has 2/3. */
export const thirds = pool(duckQuotas, ducks, 2)

/** The same with households: lisa and scrooge, louie and dewey live together, so lisa and scrooge can never be drawn. */
export const homes = pool(duckQuotas, ducks, 2, {
  lisa: 'A1',
  scrooge: 'A1',
  louie: 'A2',
  dewey: 'A2',
  marge: 'A3',
})

/** No panel at all: three values that no two people bring together exactly. */
export const none = pool(
  { f1: { v1: [1, 1], v2: [0, 2] }, f2: { v1: [1, 1], v2: [0, 2] }, f3: { v1: [1, 1], v2: [0, 2] } },
  { a: ['v1', 'v1', 'v1'], b: ['v1', 'v2', 'v2'], c: ['v2', 'v1', 'v2'], d: ['v2', 'v2', 'v1'] },
  2,
)

/** Nash: 6/7 for four, 4/7 for two, 3/7 for one. */
export const sevenths = pool(
  { gender: { female: [1, 1], male: [4, 4] }, political: { liberal: [4, 4], conservative: [1, 1] } },
  {
    adam: ['male', 'liberal'],
    brian: ['male', 'liberal'],
    cameron: ['male', 'liberal'],
    dave: ['male', 'liberal'],
    elinor: ['female', 'liberal'],
    frank: ['male', 'conservative'],
    grace: ['female', 'conservative'],
  },
  5,
)

/** 46 of 61: 46/60 for everybody but p61, whom no panel can hold, because 45 is odd. */
export const sixty = pool(
  Object.fromEntries(
    ['f1', 'f2', 'f3'].map((f) => [
      f,
      { v1: [15, 46], v2: [15, 46], v3: [0, 46] } satisfies Record<string, [number, number]>,
    ]),
  ),
  Object.fromEntries(
    [
      ['v1', 'v1', 'v3'],
      ['v1', 'v3', 'v1'],
      ['v3', 'v1', 'v1'],
      ['v2', 'v2', 'v3'],
      ['v2', 'v3', 'v2'],
      ['v3', 'v2', 'v2'],
    ]
      .flatMap((kind, block) =>
        Array.from({ length: 10 }, (_, at): [string, string[]] => [`p${block * 10 + at + 1}`, kind]),
      )
      .concat([['p61', ['v3', 'v3', 'v3']]]),
  ),
  46,
)

/** The published replication code's small example, made here from its description: 200 people, 20 places, 10 % for all. */
export const tenPercent = pool(
  { gender: { female: [9, 20], male: [9, 20] }, leaning: { liberal: [9, 20], conservative: [9, 20] } },
  Object.fromEntries(
    Array.from({ length: 200 }, (_, at): [string, string[]] => [
      `p${at}`,
      at === 0 ? ['female', 'conservative'] : at < 100 ? ['female', 'liberal'] : ['male', 'conservative'],
    ]),
  ),
  20,
)
