import type { Visits } from '#test/journeys/support/visits.ts'
import { ideaOf, LUNCH, projectOf, YARD } from './seed/budgets.ts'

const [lunch, yard] = [`/budgets/${LUNCH.id}`, `/budgets/${YARD.id}`]
const [benches, table] = [projectOf(YARD, 0), projectOf(YARD, 1)]

/** Where to look at budgets, and as whom. */
export const visits: Visits = {
  '/budgets': [{ as: 'tomos', path: '/budgets' }],
  '/budgets/new': [{ as: 'tomos', path: '/budgets/new' }],
  '/budgets/ideas/:id': [{ path: `/budgets/ideas/${ideaOf(YARD, 0)}` }],
  '/budgets/projects/:id': [
    { as: 'tomos', path: `/budgets/projects/${table}` },
    { path: `/budgets/projects/${projectOf(YARD, 3)}` },
  ],
  '/budgets/projects/:id/change': [{ as: 'tomos', path: `/budgets/projects/${projectOf(LUNCH, 0)}/change` }],
  '/budgets/projects/:id/withdraw': [
    { as: 'tomos', path: `/budgets/projects/${projectOf(LUNCH, 0)}/withdraw` },
  ],
  '/budgets/projects/:id/news': [{ as: 'ines', path: `/budgets/projects/${benches}/news` }],
  '/budgets/projects/:id/pay': [{ as: 'tomos', path: `/budgets/projects/${benches}/pay` }],
  '/budgets/:id': [
    { as: 'priya', path: lunch },
    { as: 'tomos', path: yard },
  ],
  '/budgets/:id/progress': { why: 'what the moving bar asks' },
  '/budgets/:id/idea': [{ as: 'priya', path: `${lunch}/idea` }],
  '/budgets/:id/ideas': [{ as: 'tomos', path: `${lunch}/ideas` }],
  '/budgets/:id/projects/new': [{ as: 'tomos', path: `${lunch}/projects/new` }],
  '/budgets/:id/helpers': [{ as: 'tomos', path: `${lunch}/helpers` }],
  '/budgets/:id/open': [{ as: 'tomos', path: `${lunch}/open` }],
  '/budgets/:id/rule': [{ path: `${lunch}/rule` }],
  '/budgets/:id/rule.json': { why: 'a file to take away' },
  '/budgets/:id/vote': [{ as: 'priya', path: `${lunch}/vote` }],
  '/budgets/:id/roll': [{ as: 'tomos', path: `${lunch}/roll?name=Priya+Kowalski` }],
  '/budgets/:id/paper': [{ as: 'ines', path: `${lunch}/paper` }],
  '/budgets/:id/paper/print': [{ as: 'ines', path: `${lunch}/paper/print?from=1&to=3` }],
  '/budgets/:id/paper/enter': [{ as: 'ines', path: `${lunch}/paper/enter` }],
  '/budgets/:id/paper/differences': [{ as: 'tomos', path: `${lunch}/paper/differences` }],
  '/budgets/:id/count': [{ as: 'tomos', path: `${lunch}/count` }],
  '/budgets/:id/results': [{ path: `${yard}/results` }],
  '/budgets/:id/votes.pb': { why: 'a file to take away' },
  '/budgets/:id/record.json': { why: 'a file to take away' },
  '/budgets/:id/check': [{ path: `${yard}/check` }],
  '/budgets/:id/receipt': [{ path: `${yard}/receipt?number=AAAABBBBCCCC` }],
}
