import { Hono } from 'hono'
import type { House } from '../house.ts'
import { page } from '../http/ask.tsx'
import { homePage } from './home-page.tsx'
import { Welcome } from './welcome.tsx'

/** `/`: what is new for me, or what Kith is. */
export function homeRoutes(house: House): Hono {
  const home = page(house, homePage)
  return new Hono().get('/', (c, next) => (c.var.session === null ? c.html(<Welcome />) : home(c, next)))
}
