import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Name } from '#db/seeds/cast.ts'
import { idOf } from '#db/seeds/ids.ts'
import { giveAddress } from './address-of.ts'
import { askedInto, teamOf } from './group-of.ts'
import { linkOn } from './link-on.ts'
import { listOf, readList, type WithRolls } from './list-of.ts'
import { lookFor } from './look-for.ts'
import { givePasskey } from './passkey-of.ts'
import { questionOf } from './question-of.ts'

/** One page as somebody sees it. */
export interface Visit {
  /** Nobody is signed in without a name. */
  readonly as?: Name
  /** Concrete, with the query. A function where the address is only known in the running town. */
  readonly path: string | ((town: WithRolls) => Promise<string>)
}

/** By address as the routes write it. */
export type Visits = Readonly<Record<string, readonly Visit[] | NoPage>>

/** Why an address has no page to look at. */
export interface NoPage {
  readonly why: string
}

const [plan, mentor, entry] = [idOf('plan priya'), idOf('tie nia priya'), idOf('entry priya 0')]

const CLASS = /^\/school\/classes\/[^/]+$/

/** Every address that answers GET, with whom to see it as. An address that is not here fails the test that walks them. */
const ofTheHouse: Visits = {
  '/assets/*': { why: 'styles, fonts and scripts' },
  '/-/healthy': { why: 'one word for a supervisor' },
  '/-/ready': { why: 'one word for a load balancer' },
  '/-/metrics': { why: 'figures for Prometheus' },
  '/language': { why: 'leads back to the page; language.test.ts goes through it' },
  '/-/patterns': [{ path: '/-/patterns' }],
  '/': [{ path: '/' }, { as: 'priya', path: '/' }, { as: 'maja', path: '/' }],

  '/sign-in': [{ path: '/sign-in' }],
  '/sign-in/school': { why: 'only with a school set up, and leads to it; school.test.ts goes there' },
  '/sign-in/school/back': { why: 'only on the way back from a school; school.test.ts comes back' },
  '/account/school': { why: 'only with a school set up; school.test.ts looks at it' },
  '/account/school/go': { why: 'only with a school set up; school.test.ts looks at it' },
  '/sign-in/code': [{ path: '/sign-in/code' }],
  '/sign-in/link/:token': [{ path: '/sign-in/link/x' }],
  '/sign-in/card': [{ path: '/sign-in/card' }],
  '/sign-in/card/secret': { why: 'only behind a card; card.test.ts looks at it' },
  '/sign-in/card/name': { why: 'only behind a card; card.test.ts looks at it' },
  '/sign-in/which': [{ as: 'poppy', path: '/sign-in/which' }],
  '/sign-out': [{ as: 'priya', path: '/sign-out' }],
  '/outbox': [{ path: '/outbox' }],
  '/account': [
    { as: 'priya', path: '/account' },
    { as: 'nia', path: '/account' },
  ],
  '/account/secret': [{ as: 'priya', path: '/account/secret' }],
  '/account/email': [{ as: 'priya', path: '/account/email' }],
  '/account/email/code': [{ as: 'priya', path: '/account/email/code' }],
  '/account/email/remove': [
    {
      as: 'amelia',
      path: async (town) => {
        await giveAddress(town, 'amelia', 'amelia@post.example')
        return '/account/email/remove'
      },
    },
  ],
  '/account/reminders': [
    { as: 'priya', path: '/account/reminders' },
    {
      as: 'amelia',
      path: async (town) => {
        await giveAddress(town, 'amelia', 'amelia@post.example')
        return '/account/reminders'
      },
    },
  ],
  '/account/sessions': [{ as: 'priya', path: '/account/sessions' }],
  '/account/passkeys': [{ as: 'poppy', path: '/account/passkeys' }],
  '/account/sure': [
    {
      as: 'sian',
      path: async (town) => {
        await givePasskey(town, 'sian')
        return '/account/sure?then=/school'
      },
    },
  ],

  '/me': [{ as: 'priya', path: '/me' }],
  '/me/held': [{ as: 'priya', path: '/me/held' }],
  '/me/held.json': { why: 'a file to take away' },
  '/me/delete': [{ as: 'amelia', path: '/me/delete' }],
  '/me/trail': [{ as: 'priya', path: '/me/trail' }],
  '/goodbye': [{ path: '/goodbye' }],
  '/groups': [
    { as: 'priya', path: '/groups' },
    { as: 'ravi', path: '/groups' },
  ],
  '/groups/new': [{ as: 'priya', path: '/groups/new' }],
  '/groups/:id': [{ as: 'priya', path: teamOf }],
  '/groups/:id/ask': [{ as: 'priya', path: async (town) => `${await teamOf(town)}/ask` }],
  '/groups/:id/leave': [{ as: 'priya', path: async (town) => `${await teamOf(town)}/leave` }],
  '/groups/:id/end': [{ as: 'priya', path: async (town) => `${await teamOf(town)}/end` }],
  '/groups/:id/members/:member': [
    { as: 'priya', path: async (town) => linkOn(town, 'priya', await teamOf(town), /\/members\//) },
  ],
  '/groups/asks/:id': [
    {
      as: 'ngozi',
      path: async (town) => {
        await askedInto(town)
        return linkOn(town, 'ngozi', '/groups', /\/groups\/asks\//)
      },
    },
  ],
  '/helping': [{ as: 'priya', path: '/helping' }],
  '/helping/give': [
    { as: 'priya', path: '/helping/give' },
    { as: 'amelia', path: async ({ id }) => `/helping/give?who=${await id('priya')}` },
  ],
  '/helping/witness': [
    { as: 'beth', path: '/helping/witness' },
    {
      as: 'beth',
      path: async ({ id }) => `/helping/witness?person=${await id('walter')}&who=${await id('priya')}`,
    },
  ],
  '/helping/stop': [{ as: 'beth', path: '/helping/stop' }],

  '/safety': [{ path: '/safety' }, { as: 'priya', path: '/safety' }, { as: 'sian', path: '/safety' }],
  '/safety/concern': [
    { as: 'ngozi', path: '/safety/concern' },
    { as: 'ngozi', path: async ({ id }) => `/safety/concern?about=${await id('priya')}` },
  ],
  '/safety/block': [
    { as: 'ngozi', path: '/safety/block' },
    { as: 'ngozi', path: async ({ id }) => `/safety/block?against=${await id('priya')}` },
  ],
  '/safety/concerns': [{ as: 'sian', path: '/safety/concerns' }],
  '/safety/care': [{ as: 'sian', path: '/safety/care' }],
  '/safety/care/:id': [{ as: 'sian', path: async ({ id }) => `/safety/care/${await id('priya')}` }],
  '/safety/care/:id/block': [
    { as: 'sian', path: async ({ id }) => `/safety/care/${await id('priya')}/block` },
    {
      as: 'sian',
      path: async ({ id }) => `/safety/care/${await id('priya')}/block?against=${await id('walter')}`,
    },
  ],
  '/safety/care/:id/open': [{ as: 'sian', path: async ({ id }) => `/safety/care/${await id('priya')}/open` }],
  '/safety/overrides': [{ as: 'sian', path: '/safety/overrides' }],
  '/safety/overrides/:id': [
    { as: 'sian', path: (town) => lookFor(town, 'sian', 'ravi') },
    { as: 'yusuf', path: (town) => lookFor(town, 'sian', 'ngozi') },
  ],

  '/school': [
    { as: 'poppy', path: '/school' },
    { as: 'maja', path: '/school' },
  ],
  '/school/links': [
    { as: 'maja', path: '/school/links' },
    { as: 'maja', path: (town) => linkOn(town, 'maja', '/school/links', /\?class=/) },
  ],
  '/school/links/:id': [
    { as: 'maja', path: (town) => linkOn(town, 'maja', '/school/links', /\?class=/, /links\/[^?]/) },
  ],
  '/school/classes/:id': [{ as: 'poppy', path: (town) => linkOn(town, 'poppy', '/school', CLASS) }],
  '/school/classes/:id/cards/:person': [
    { as: 'poppy', path: (town) => linkOn(town, 'poppy', '/school', CLASS, /\/cards\//) },
  ],
  '/school/differences': [{ as: 'maja', path: '/school/differences' }],
  '/school/passkeys': [{ as: 'maja', path: '/school/passkeys' }],
  '/school/passkeys/:person': [
    { as: 'maja', path: async ({ id }) => `/school/passkeys/${await id('freya')}` },
  ],
  '/school/terms': [{ as: 'freya', path: '/school/terms' }],
  '/school/terms/:id': [
    { as: 'maja', path: (town) => linkOn(town, 'maja', '/school/terms', /\/school\/terms\/[^?]/) },
  ],
  '/school/grown-ups': [
    { as: 'poppy', path: '/school/grown-ups' },
    { as: 'poppy', path: '/school/grown-ups?name=x' },
    { as: 'poppy', path: (town) => questionOf(town, 'poppy') },
  ],
  '/keeping': [{ as: 'maja', path: '/keeping' }],
  '/keeping/hold': [{ as: 'sian', path: '/keeping/hold?q=Bridgefield' }],
  '/keeping/:id': [
    { as: 'maja', path: (town) => linkOn(town, 'maja', '/keeping', /\/keeping\/[0-9a-f-]{36}$/) },
  ],
  '/school/same-person': [
    { as: 'maja', path: '/school/same-person' },
    { as: 'maja', path: '/school/same-person?name=Priya&compare=yes' },
  ],
  '/school/same-person/:keep/:other': [
    {
      as: 'maja',
      path: async ({ id }) => `/school/same-person/${await id('priya')}/${await id('ngozi')}`,
    },
    {
      as: 'maja',
      path: async ({ id }) => `/school/same-person/${await id('priya')}/${await id('amelia')}`,
    },
  ],
  '/school/vetting': [
    { as: 'maja', path: '/school/vetting' },
    { as: 'maja', path: '/school/vetting?name=Walter' },
  ],
  '/school/companions': [
    { as: 'maja', path: '/school/companions' },
    { as: 'maja', path: `/school/companions?tie=${mentor}` },
  ],

  '/rolls': [{ as: 'maja', path: '/rolls' }],
  '/rolls/:id': [{ as: 'maja', path: async (town) => `/rolls/${await readList(town)}` }],
  '/rolls/:id/map': [{ as: 'maja', path: async (town) => `/rolls/${await listOf(town)}/map` }],
  '/rolls/:id/problems': [{ as: 'maja', path: async (town) => `/rolls/${await readList(town)}/problems` }],
  '/rolls/:id/problems.csv': { why: 'a file to take away' },
  '/rolls/:id/progress': { why: 'what the moving bar asks' },

  '/things/:id': [
    { as: 'priya', path: `/things/${plan}` },
    { as: 'priya', path: `/things/${entry}` },
    { as: 'priya', path: `/things/${idOf('item diary')}` },
  ],
  '/opened': [
    { as: 'nia', path: '/opened' },
    { as: 'ravi', path: '/opened' },
  ],
  '/who-looked': [
    { as: 'priya', path: '/who-looked' },
    { as: 'ravi', path: '/who-looked' },
  ],

  '/people': [
    { as: 'priya', path: '/people' },
    { as: 'ravi', path: '/people' },
    { as: 'amelia', path: '/people' },
  ],
  '/people/add': [{ as: 'priya', path: '/people/add' }],
  '/people/add/name': [{ as: 'priya', path: '/people/add/name?circle=friends' }],
  '/people/add/group': [{ as: 'priya', path: '/people/add/group' }],
  '/people/add/code': [{ as: 'priya', path: '/people/add/code' }],
  '/people/add/invite': [{ as: 'priya', path: '/people/add/invite' }],
  '/people/code': [{ as: 'priya', path: '/people/code' }],
  '/people/entries/:id': [{ as: 'priya', path: `/people/entries/${entry}` }],
  '/people/entries/:id/remove': [{ as: 'priya', path: `/people/entries/${entry}/remove` }],
  '/people/ties/:id': [
    { as: 'priya', path: `/people/ties/${mentor}` },
    { as: 'nia', path: `/people/ties/${mentor}` },
  ],
  '/people/ties/:id/place': [{ as: 'nia', path: `/people/ties/${mentor}/place` }],
  '/people/of/:id': [{ as: 'nia', path: async ({ id }) => `/people/of/${await id('priya')}` }],

  '/plan': [
    { as: 'priya', path: '/plan' },
    { as: 'ravi', path: '/plan' },
  ],
  '/plan/add': [
    { as: 'priya', path: `/plan/add?section=step&goal=${idOf('item plot')}` },
    { as: 'ravi', path: '/plan/add?section=strength' },
  ],
  '/plan/items/:id': [{ as: 'priya', path: `/plan/items/${idOf('item dig')}` }],
  '/plan/suggestions': [{ as: 'priya', path: '/plan/suggestions' }],
  '/plan/partners': [{ as: 'priya', path: '/plan/partners' }],
  '/plan/reviews/new': [{ as: 'priya', path: '/plan/reviews/new' }],
  '/plan/reviews/:id': [{ as: 'priya', path: `/plan/reviews/${idOf('review 1')}` }],
  '/plan/history': [{ as: 'priya', path: '/plan/history' }],
  '/plan/print': [{ as: 'priya', path: '/plan/print' }],
  '/plans/:id': [
    { as: 'nia', path: `/plans/${plan}` },
    { as: 'amelia', path: `/plans/${plan}` },
  ],
}

/** A practice's own stand in its folder, in `visits.ts`. */
const ofPractices = await Promise.all(
  globSync(['app/*/visits.ts', 'app/*/*/visits.ts']).map(async (file): Promise<Visits> => {
    const { visits } = await import(/* @vite-ignore */ resolve(file))
    return visits
  }),
)

export const visits: Visits = Object.assign({}, ofTheHouse, ...ofPractices)
