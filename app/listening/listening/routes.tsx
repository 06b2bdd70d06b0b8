import { Hono } from 'hono'
import type { House } from '../../house.ts'
import { form, page } from '../../http/ask.tsx'
import { idParams } from '../../http/id-params.ts'
import { openPage } from '../../http/open-ask.tsx'
import { add, schema as addSchema, showAdd } from './add/page.tsx'
import { agreePage } from './agree/page.tsx'
import { enter, schema as enterSchema, showEnter } from './enter/page.tsx'
import { homePage } from './home/page.tsx'
import { listen, schema as listenSchema, showListen } from './listen/page.tsx'
import { logPage } from './log/page.tsx'
import { moderate, moderatePage, schema as moderateSchema } from './moderate/page.tsx'
import { myPlacePage } from './my-place/page.tsx'
import { begin, schema as newSchema, showNew } from './new/page.tsx'
import { change, schema as changeSchema, onePage } from './one/page.tsx'
import { changePeople, peoplePage, schema as peopleSchema } from './people-page/page.tsx'
import { say, schema as saySchema, showSay } from './say/page.tsx'
import { beginSense, newSchema as newSenseSchema, showNewSense } from './sense/new.tsx'
import { changeSense, sensePage, schema as senseSchema } from './sense/page.tsx'
import { makeTheme, themeSchema } from './sense/theme-form.tsx'
import { makeSheets, printPage, schema as sheetsSchema, showSheets } from './sheets/page.tsx'
import { slipPage } from './slip/page.tsx'
import { printSlip } from './slip/print.tsx'
import { statementPage, schema as statementSchema, takeBack } from './statement/page.tsx'
import { statementsPage } from './statements-page/page.tsx'
import { themePage } from './theme/page.tsx'
import { lift, liftSchema, showLift } from './voice/lift.tsx'
import { mend, mendSchema, showMend } from './voice/mend.tsx'
import { answerVoice, voicePage, schema as voiceSchema } from './voice/page.tsx'
import { askWithdraw, withdraw, withdrawSchema } from './voice/withdraw.tsx'
import { voicesPage } from './voices/page.tsx'
import { vote, votePage, schema as voteSchema } from './vote/page.tsx'

/** `openPage`: anybody may open what is public; the database says what is. */
export function routes(house: House): Hono {
  const app = new Hono()
  const slip = slipPage(house)
  app.get('/listening', page(house, homePage))
  app.get('/listening/new', page(house, showNew))
  app.post('/listening/new', form(house, newSchema, begin, showNew))
  app.get('/listening/slip', slip.show)
  app.post('/listening/slip', slip.send)

  const voice = '/listening/voices/:id'
  app.use(voice, idParams('id'))
  app.use(`${voice}/*`, idParams('id'))
  app.get(voice, openPage(house, voicePage))
  app.post(voice, form(house, voiceSchema, answerVoice))
  app.get(`${voice}/mend`, page(house, showMend))
  app.post(`${voice}/mend`, form(house, mendSchema, mend, showMend))
  app.get(`${voice}/withdraw`, page(house, askWithdraw))
  app.post(`${voice}/withdraw`, form(house, withdrawSchema, withdraw))
  app.post(`${voice}/slip`, page(house, printSlip))
  app.get(`${voice}/lift`, page(house, showLift))
  app.post(`${voice}/lift`, form(house, liftSchema, lift, showLift))

  const statement = '/listening/statements/:id'
  app.use(statement, idParams('id'))
  app.get(statement, openPage(house, statementPage))
  app.post(statement, form(house, statementSchema, takeBack))
  app.use('/listening/themes/:id', idParams('id'))
  app.get('/listening/themes/:id', openPage(house, themePage))
  const sense = '/listening/sense/:id'
  app.use(sense, idParams('id'))
  app.use(`${sense}/*`, idParams('id'))
  app.get(sense, page(house, sensePage))
  app.post(sense, form(house, senseSchema, changeSense, sensePage))
  app.post(`${sense}/theme`, form(house, themeSchema, makeTheme, sensePage))

  const one = '/listening/:id'
  app.use(one, idParams('id'))
  app.get(one, openPage(house, onePage))
  app.post(one, form(house, changeSchema, change))
  app.get(`${one}/say`, idParams('id'), page(house, showSay))
  app.post(`${one}/say`, idParams('id'), form(house, saySchema, say, showSay))
  app.get(`${one}/listen`, idParams('id'), page(house, showListen))
  app.post(`${one}/listen`, idParams('id'), form(house, listenSchema, listen, showListen))
  app.get(`${one}/voices`, idParams('id'), openPage(house, voicesPage))
  app.get(`${one}/statements`, idParams('id'), openPage(house, statementsPage))
  app.get(`${one}/add`, idParams('id'), page(house, showAdd))
  app.post(`${one}/add`, idParams('id'), form(house, addSchema, add, showAdd))
  app.get(`${one}/vote`, idParams('id'), page(house, votePage))
  app.post(`${one}/vote`, idParams('id'), form(house, voteSchema, vote))
  app.get(`${one}/agree`, idParams('id'), openPage(house, agreePage))
  app.get(`${one}/my-place`, idParams('id'), page(house, myPlacePage))
  app.get(`${one}/log`, idParams('id'), openPage(house, logPage))
  app.get(`${one}/moderate`, idParams('id'), page(house, moderatePage))
  app.post(`${one}/moderate`, idParams('id'), form(house, moderateSchema, moderate, moderatePage))
  app.get(`${one}/people`, idParams('id'), page(house, peoplePage))
  app.post(`${one}/people`, idParams('id'), form(house, peopleSchema, changePeople, peoplePage))
  app.get(`${one}/sheets`, idParams('id'), page(house, showSheets))
  app.post(`${one}/sheets`, idParams('id'), form(house, sheetsSchema, makeSheets, showSheets))
  app.get(`${one}/sheets/print`, idParams('id'), page(house, printPage))
  app.get(`${one}/enter`, idParams('id'), page(house, showEnter))
  app.post(`${one}/enter`, idParams('id'), form(house, enterSchema, enter, showEnter))
  app.get(`${one}/sense`, idParams('id'), page(house, showNewSense))
  app.post(`${one}/sense`, idParams('id'), form(house, newSenseSchema, beginSense, showNewSense))
  return app
}
