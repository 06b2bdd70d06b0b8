import { Hono } from 'hono'
import type { House } from '../../house.ts'
import { form, page } from '../../http/ask.tsx'
import { idParams } from '../../http/id-params.ts'
import { openForm, openPage, type PlaceOf } from '../../http/open-ask.tsx'
import { keptCode } from './answer/code-cookie.ts'
import { enterCode, enterPage } from './answer/enter.tsx'
import { placeOfCode } from './answer/letter.ts'
import { changeYours, showYours, showYoursAgain, schema as yoursSchema } from './answer/yours.tsx'
import { schema as answersSchema, showAnswers, typeAnswer } from './answers/page.tsx'
import { schema as checksSchema, saveChecks, showChecks } from './checks/page.tsx'
import { changeClerks, schema as clerksSchema, showClerks } from './clerks/page.tsx'
import { codeHash } from './codes.ts'
import { askPanel, schema as daysSchema, showDays } from './days/page.tsx'
import { changeDraw, drawProgress, schema as drawSchema, showDraw } from './draw/page.tsx'
import { documentFile, showPublished } from './draws/page.tsx'
import { changeExpenses, schema as expensesSchema, showExpenses } from './expenses/page.tsx'
import { homePage } from './home/page.tsx'
import { changeLetters, schema as lettersSchema, showLetters } from './letters/page.tsx'
import { printLetters } from './letters/print.tsx'
import { makeAssembly, schema as newSchema, showNew } from './new/page.tsx'
import { changeRecommendation, schema as oneSchema, showRecommendation } from './one-recommendation/page.tsx'
import { changePanel, schema as panelSchema, showPanel } from './panel/page.tsx'
import { showAssembly } from './public/page.tsx'
import { changeQuestion, schema as questionSchema, showQuestion } from './question/page.tsx'
import { changeQuotas, schema as quotasSchema, showQuotas } from './quotas/page.tsx'
import {
  changeRecommendations,
  schema as recommendSchema,
  showRecommendations,
} from './recommendations/page.tsx'
import { changeRun, schema as runSchema, showRun } from './run/page.tsx'
import { changeSettings, schema as settingsSchema, showSettings } from './settings/page.tsx'
import { showVote, vote, schema as voteSchema } from './vote/page.tsx'

/** What is public needs no sign-in, an answer needs its letter’s code; for the rest the database says who may. */
export function routes(house: House): Hono {
  const app = new Hono()
  const letter = '/assemblies/answer'
  app.get('/assemblies', page(house, homePage))
  app.get('/assemblies/new', page(house, showNew))
  app.post('/assemblies/new', form(house, newSchema, makeAssembly, showNew))
  app.get(letter, enterPage(house))
  app.post(letter, enterCode(house))
  const byLetter: PlaceOf = (tx, c) => placeOfCode(tx, codeHash(house.secret, keptCode(c, house)))
  const yours = openPage(house, showYours, byLetter)
  app.get(`${letter}/yours`, async (c, next) => {
    const place = await house.db.transaction().execute((tx) => byLetter(tx, c))
    return place === null ? c.redirect(letter, 303) : yours(c, next)
  })
  app.post(`${letter}/yours`, openForm(house, yoursSchema, changeYours, showYoursAgain, byLetter))

  const one = '/assemblies/:id'
  app.get(one, idParams('id'), openPage(house, showAssembly))
  app.use(`${one}/*`, idParams('id'))
  app.use(`${one}/draws/:draw/*`, idParams('draw'))
  app.get(`${one}/question`, openPage(house, showQuestion))
  app.post(`${one}/question`, form(house, questionSchema, changeQuestion, showQuestion))
  app.get(`${one}/draws/:draw`, idParams('draw'), openPage(house, showPublished))
  app.get(`${one}/draws/:draw/document.json`, openPage(house, documentFile))
  app.get(`${one}/run`, page(house, showRun))
  app.post(`${one}/run`, form(house, runSchema, changeRun))
  app.get(`${one}/settings`, page(house, showSettings))
  app.post(`${one}/settings`, form(house, settingsSchema, changeSettings, showSettings))
  app.get(`${one}/clerks`, page(house, showClerks))
  app.post(`${one}/clerks`, form(house, clerksSchema, changeClerks, showClerks))
  app.get(`${one}/checks`, page(house, showChecks))
  app.post(`${one}/checks`, form(house, checksSchema, saveChecks, showChecks))
  app.get(`${one}/letters`, page(house, showLetters))
  app.post(`${one}/letters`, form(house, lettersSchema, changeLetters, showLetters))
  app.get(`${one}/letters/print`, page(house, printLetters))
  app.get(`${one}/answers`, page(house, showAnswers))
  app.post(`${one}/answers`, form(house, answersSchema, typeAnswer, showAnswers))
  app.get(`${one}/quotas`, page(house, showQuotas))
  app.post(`${one}/quotas`, form(house, quotasSchema, changeQuotas, showQuotas))
  app.get(`${one}/draw`, page(house, showDraw))
  app.post(`${one}/draw`, form(house, drawSchema, changeDraw, showDraw))
  app.get(`${one}/draw/progress`, page(house, drawProgress))
  app.get(`${one}/panel`, page(house, showPanel))
  app.post(`${one}/panel`, form(house, panelSchema, changePanel, showPanel))
  app.get(`${one}/days`, page(house, showDays))
  app.post(`${one}/days`, form(house, daysSchema, askPanel, showDays))
  app.get(`${one}/recommendations`, page(house, showRecommendations))
  app.post(`${one}/recommendations`, form(house, recommendSchema, changeRecommendations, showRecommendations))
  app.get(`${one}/vote`, page(house, showVote))
  app.post(`${one}/vote`, form(house, voteSchema, vote, showVote))
  app.get(`${one}/expenses`, page(house, showExpenses))
  app.post(`${one}/expenses`, form(house, expensesSchema, changeExpenses, showExpenses))
  app.get('/recommendations/:id', idParams('id'), openPage(house, showRecommendation))
  app.post(
    '/recommendations/:id',
    idParams('id'),
    form(house, oneSchema, changeRecommendation, showRecommendation),
  )
  return app
}
