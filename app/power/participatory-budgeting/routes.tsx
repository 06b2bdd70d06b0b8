import { Hono } from 'hono'
import type { House } from '../../house.ts'
import { form, page } from '../../http/ask.tsx'
import { idParams } from '../../http/id-params.ts'
import { openPage } from '../../http/open-ask.tsx'
import { countProgress, showBudget } from './budget/page.tsx'
import { showCheck } from './check/page.tsx'
import { again, countAgain, schema as countSchema, endIdeas, showCount, startCount } from './count/page.tsx'
import { followProject, followSchema } from './follow-form.tsx'
import { changeHelpers, schema as helpersSchema, showHelpers } from './helpers/page.tsx'
import { showIdea } from './idea/page.tsx'
import { haveIdea, schema as ideaSchema, showIdeaForm } from './idea-new/page.tsx'
import { readIdea, schema as readSchema, showIdeasToRead } from './ideas/page.tsx'
import { showBudgets } from './list/page.tsx'
import { beginBudget, schema as newSchema, showNew } from './new/page.tsx'
import { schema as newsSchema, sayNews, showNews } from './news/page.tsx'
import { schema as openSchema } from './open/opening.ts'
import { openVote, showOpen } from './open/page.tsx'
import { schema as differSchema, settleSheet, showDifferences } from './paper/differences/page.tsx'
import { schema as enterSchema, enterSheet, showEnter } from './paper/enter/page.tsx'
import { makeSheets, schema as paperSchema, showPaper } from './paper/overview/page.tsx'
import { printSheets } from './paper/print/page.tsx'
import { pay, schema as paySchema, showPay } from './pay/page.tsx'
import { showProject } from './project/page.tsx'
import {
  changeProject,
  makeProject,
  schema as projectSchema,
  showChangeProject,
  showNewProject,
} from './project-form/page.tsx'
import { showReceipt } from './receipt/page.tsx'
import { recordFile, showResults, votesFile } from './results/page.tsx'
import { changeRoll, schema as rollSchema, showRoll } from './roll/page.tsx'
import { ruleFile, showRule } from './rule/page.tsx'
import { cast, choose, showVote } from './vote/page.tsx'
import { showWithdraw, withdraw, schema as withdrawSchema } from './withdraw/page.tsx'

/** `openPage`: anybody reads what is public. Everything else asks for somebody signed in; the database says what is theirs to do. */
export function routes(house: House): Hono {
  const app = new Hono()
  const id = idParams('id')
  const one = '/budgets/:id'
  const project = '/budgets/projects/:id'
  app.get('/budgets', page(house, showBudgets))
  app.get('/budgets/new', page(house, showNew))
  app.post('/budgets/new', form(house, newSchema, beginBudget, showNew))
  app.get('/budgets/ideas/:id', id, openPage(house, showIdea))
  app.get(project, id, openPage(house, showProject))
  app.get(`${project}/change`, id, page(house, showChangeProject))
  app.post(`${project}/change`, id, form(house, projectSchema, changeProject, showChangeProject))
  app.get(`${project}/withdraw`, id, page(house, showWithdraw))
  app.post(`${project}/withdraw`, id, form(house, withdrawSchema, withdraw, showWithdraw))
  app.post(`${project}/follow`, id, form(house, followSchema, followProject))
  app.get(`${project}/news`, id, page(house, showNews))
  app.post(`${project}/news`, id, form(house, newsSchema, sayNews, showNews))
  app.get(`${project}/pay`, id, page(house, showPay))
  app.post(`${project}/pay`, id, form(house, paySchema, pay, showPay))
  app.get(one, id, openPage(house, showBudget))
  app.get(`${one}/progress`, id, openPage(house, countProgress))
  app.get(`${one}/idea`, id, page(house, showIdeaForm))
  app.post(`${one}/idea`, id, form(house, ideaSchema, haveIdea, showIdeaForm))
  app.get(`${one}/ideas`, id, page(house, showIdeasToRead))
  app.post(`${one}/ideas`, id, form(house, readSchema, readIdea, showIdeasToRead))
  app.post(`${one}/end-ideas`, id, form(house, again, endIdeas))
  app.get(`${one}/projects/new`, id, page(house, showNewProject))
  app.post(`${one}/projects/new`, id, form(house, projectSchema, makeProject, showNewProject))
  app.get(`${one}/helpers`, id, page(house, showHelpers))
  app.post(`${one}/helpers`, id, form(house, helpersSchema, changeHelpers, showHelpers))
  app.get(`${one}/open`, id, page(house, showOpen))
  app.post(`${one}/open`, id, form(house, openSchema, openVote, showOpen))
  app.get(`${one}/rule`, id, openPage(house, showRule))
  app.get(`${one}/rule.json`, id, openPage(house, ruleFile))
  app.get(`${one}/vote`, id, page(house, showVote))
  app.post(`${one}/vote`, id, page(house, choose))
  app.post(`${one}/vote/cast`, id, page(house, cast))
  app.get(`${one}/roll`, id, page(house, showRoll))
  app.post(`${one}/roll`, id, form(house, rollSchema, changeRoll, showRoll))
  app.get(`${one}/paper`, id, page(house, showPaper))
  app.post(`${one}/paper`, id, form(house, paperSchema, makeSheets, showPaper))
  app.get(`${one}/paper/print`, id, page(house, printSheets))
  app.get(`${one}/paper/enter`, id, page(house, showEnter))
  app.post(`${one}/paper/enter`, id, form(house, enterSchema, enterSheet, showEnter))
  app.get(`${one}/paper/differences`, id, page(house, showDifferences))
  app.post(`${one}/paper/differences`, id, form(house, differSchema, settleSheet, showDifferences))
  app.get(`${one}/count`, id, page(house, showCount))
  app.post(`${one}/count`, id, form(house, countSchema, startCount, showCount))
  app.post(`${one}/count-again`, id, form(house, again, countAgain))
  app.get(`${one}/results`, id, openPage(house, showResults))
  app.get(`${one}/votes.pb`, id, openPage(house, votesFile))
  app.get(`${one}/record.json`, id, openPage(house, recordFile))
  app.get(`${one}/check`, id, openPage(house, showCheck))
  app.get(`${one}/receipt`, id, openPage(house, showReceipt))
  return app
}
