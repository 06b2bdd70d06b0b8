import { Hono } from 'hono'
import type { House } from '../../house.ts'
import { page } from '../../http/ask.tsx'
import { conversationRoutes } from './conversation/routes.tsx'
import { mentoringPage } from './home/page.tsx'

/** Every page asks for somebody signed in; the row policies say what is there for them. */
export function routes(house: House): Hono {
  const app = new Hono()
  app.get('/mentoring', page(house, mentoringPage))
  app.route('/', conversationRoutes(house))
  return app
}
