import { idOf } from '#db/seeds/ids.ts'
import type { Visits } from '#test/journeys/support/visits.ts'
import { BUSES, DRAW, EVENINGS, recommendationId } from './seed.ts'

const [over, open] = [`/assemblies/${EVENINGS}`, `/assemblies/${BUSES}`]

/** Where to look at assemblies, and as whom. */
export const visits: Visits = {
  '/assemblies': [{ as: 'priya', path: '/assemblies' }],
  '/assemblies/new': [{ as: 'tomos', path: '/assemblies/new' }],
  '/assemblies/answer': [{ path: '/assemblies/answer' }],
  '/assemblies/answer/yours': { why: 'only behind a letter’s code; assembly.test.ts looks at it' },
  '/assemblies/:id': [{ path: over }, { as: 'tomos', path: open }],
  '/assemblies/:id/question': [{ as: 'walter', path: `${open}/question` }],
  '/assemblies/:id/draws/:draw': [{ path: `${over}/draws/${DRAW}` }],
  '/assemblies/:id/draws/:draw/document.json': { why: 'a file to take away' },
  '/assemblies/:id/run': [{ as: 'tomos', path: `${open}/run` }],
  '/assemblies/:id/settings': [{ as: 'tomos', path: `${open}/settings` }],
  '/assemblies/:id/clerks': [{ as: 'tomos', path: `${open}/clerks` }],
  '/assemblies/:id/checks': [{ as: 'tomos', path: `${open}/checks` }],
  '/assemblies/:id/letters': [{ as: 'tomos', path: `${open}/letters` }],
  '/assemblies/:id/letters/print': [
    { as: 'beth', path: `${open}/letters/print?wave=${idOf(`wave ${BUSES}`)}` },
  ],
  '/assemblies/:id/answers': [{ as: 'beth', path: `${open}/answers` }],
  '/assemblies/:id/quotas': [{ as: 'tomos', path: `${over}/quotas` }],
  '/assemblies/:id/draw': [{ as: 'tomos', path: `${open}/draw` }],
  '/assemblies/:id/draw/progress': { why: 'what the moving bar asks' },
  '/assemblies/:id/panel': [
    { as: 'tomos', path: `${over}/panel` },
    { as: 'beth', path: `${over}/panel` },
  ],
  '/assemblies/:id/days': [{ as: 'tomos', path: `${over}/days` }],
  '/assemblies/:id/recommendations': [{ as: 'tomos', path: `${over}/recommendations` }],
  '/assemblies/:id/vote': [{ as: 'walter', path: `${over}/vote` }],
  '/assemblies/:id/expenses': [{ as: 'beth', path: `${over}/expenses` }],
  '/recommendations/:id': [
    { path: `/recommendations/${recommendationId(1)}` },
    { as: 'ines', path: `/recommendations/${recommendationId(2)}` },
  ],
}
