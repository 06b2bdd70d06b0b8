import { Hono } from 'hono'
import type { House } from '../../house.ts'
import { form, page } from '../../http/ask.tsx'
import { idParams } from '../../http/id-params.ts'
import { showNames } from './half-term/names/page.tsx'
import { showCoverage } from './half-term/page.tsx'
import { shareCsv } from './half-term/share/csv.ts'
import { showShare } from './half-term/share/page.tsx'
import { showMentors } from './mentors/page.tsx'
import { recordTraining, showTraining, schema as trainingSchema } from './mentors/training/page.tsx'
import { changeRound, roundProgress, schema as roundSchema, showRound } from './rounds/one/page.tsx'
import { changePair, schema as pairSchema, showPairChange } from './rounds/one/pair/page.tsx'
import { openRound, schema as roundsSchema, showRounds } from './rounds/page.tsx'

/** For those who run mentoring: who offers, rounds, and how the half-term stands. */
export function runningRoutes(house: House): Hono {
  const app = new Hono()
  app.get('/mentoring/mentors', page(house, showMentors))
  app.use('/mentoring/mentors/:id', idParams('id'))
  app.get('/mentoring/mentors/:id', page(house, showTraining))
  app.post('/mentoring/mentors/:id', form(house, trainingSchema, recordTraining, showTraining))
  app.get('/mentoring/rounds', page(house, showRounds))
  app.post('/mentoring/rounds', form(house, roundsSchema, openRound, showRounds))
  app.use('/mentoring/rounds/:id/*', idParams('id'))
  app.use('/mentoring/rounds/:id', idParams('id'))
  app.get('/mentoring/rounds/:id', page(house, showRound))
  app.post('/mentoring/rounds/:id', form(house, roundSchema, changeRound, showRound))
  app.get('/mentoring/rounds/:id/progress', page(house, roundProgress))
  app.use('/mentoring/rounds/:id/pairs/:learner', idParams('learner'))
  app.get('/mentoring/rounds/:id/pairs/:learner', page(house, showPairChange))
  app.post('/mentoring/rounds/:id/pairs/:learner', form(house, pairSchema, changePair, showPairChange))
  app.get('/mentoring/half-term', page(house, showCoverage))
  app.get('/mentoring/half-term/share', page(house, showShare))
  app.get('/mentoring/half-term/share.csv', page(house, shareCsv))
  app.use('/mentoring/half-term/:id', idParams('id'))
  app.get('/mentoring/half-term/:id', page(house, showNames))
  return app
}
