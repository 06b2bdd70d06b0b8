import type { Name } from '#db/seeds/cast.ts'
import { idOf } from '#db/seeds/ids.ts'

/** A budget of the demo town in words: what it is for, the ideas, the projects and out of which ideas they came. */
export interface ToldBudget {
  readonly id: string
  readonly ballotId: string
  readonly title: string
  readonly words: string
  readonly amount: number
  readonly most: number
  readonly lot: string
  readonly ideas: readonly { readonly by: Name; readonly title: string; readonly words: string }[]
  readonly projects: readonly ToldProject[]
}

export interface ToldProject {
  readonly title: string
  readonly words: string
  readonly place: string
  readonly cost: number
  /** Places in the list of ideas, from 0. */
  readonly ideas: readonly number[]
}

/** The id of the nth project (from 0). */
export const projectOf = (budget: ToldBudget, n: number): string => idOf(`${budget.title} project ${n}`)
export const ideaOf = (budget: ToldBudget, n: number): string => idOf(`${budget.title} idea ${n}`)

const pounds = (whole: number) => whole * 100

/** Counted two months ago; what won is being done. */
export const YARD: ToldBudget = {
  id: idOf('budget yard'),
  ballotId: idOf('ballot yard'),
  title: 'A better yard',
  words: 'The yard behind Bridgefield East is tarmac and a fence. What should it be?',
  amount: pounds(3000),
  most: 3,
  lot: 'Dice in the hall: 4 1 6 6 2',
  ideas: [
    {
      by: 'priya',
      title: 'Somewhere to sit',
      words: 'There are four seats for two hundred people. In the rain there are none.',
    },
    {
      by: 'ngozi',
      title: 'Benches that face each other',
      words: 'So that you can talk and not just look at the wall.',
    },
    { by: 'ravi', title: 'Table tennis', words: 'One that stays outside. You can play it in a coat.' },
    {
      by: 'priya',
      title: 'Something that grows',
      words: 'Beds by the south wall. It is the warmest place in the school.',
    },
  ],
  projects: [
    {
      title: 'Benches under the limes',
      words: 'Three long benches in a ring under the lime trees, with a roof over one of them.',
      place: 'East yard, by the limes',
      cost: pounds(1400),
      ideas: [0, 1],
    },
    {
      title: 'A table tennis table',
      words: 'A concrete table that stays outside all year. Bats from the office.',
      place: 'East yard, by the gym',
      cost: pounds(1100),
      ideas: [2],
    },
    {
      title: 'Beds by the south wall',
      words: 'Four raised beds, soil, and a tap. Each class of Year 10 takes one.',
      place: 'South wall',
      cost: pounds(500),
      ideas: [3],
    },
    {
      title: 'A giant chessboard',
      words: 'Painted on the ground, with pieces to carry.',
      place: 'East yard',
      cost: pounds(700),
      ideas: [],
    },
  ],
}

/** People are voting on it now. */
export const LUNCH: ToldBudget = {
  id: idOf('budget lunch'),
  ballotId: idOf('ballot lunch'),
  title: 'Lunchtimes at Bridgefield East',
  words:
    'Lunch is fifty minutes and half of it is a queue. The council and the school put money together to make it better.',
  amount: pounds(6000),
  most: 3,
  lot: 'Dice in the hall: 2 5 5 1 3',
  ideas: [
    {
      by: 'priya',
      title: 'Eat at the allotment',
      words: 'Walter has room. It is five minutes if the back gate is open.',
    },
    { by: 'ngozi', title: 'A room where it is quiet', words: 'Not everybody wants to shout for an hour.' },
    { by: 'ravi', title: 'Two queues', words: 'One for hot food and one for the rest.' },
  ],
  projects: [
    {
      title: 'Lunch at the allotment',
      words: 'The back gate is open on Wednesdays, with a path, a shelter and two grown-ups.',
      place: 'Mill Lane',
      cost: pounds(2400),
      ideas: [0],
    },
    {
      title: 'A quiet room',
      words: 'Room 14, with soft light and rugs, open every lunchtime.',
      place: 'Room 14',
      cost: pounds(900),
      ideas: [1],
    },
    {
      title: 'A second queue',
      words: 'A cold counter by the side door.',
      place: 'Dining hall',
      cost: pounds(1800),
      ideas: [2],
    },
    {
      title: 'Games to borrow',
      words: 'A cupboard of games, and a learner who keeps it.',
      place: 'Library',
      cost: pounds(350),
      ideas: [],
    },
    {
      title: 'Music on Fridays',
      words: 'Speakers, microphones and two hours of somebody who knows how.',
      place: 'Drama studio',
      cost: pounds(1300),
      ideas: [],
    },
    {
      title: 'A water tap outside',
      words: 'So that you do not have to go in for a drink.',
      place: 'East yard',
      cost: pounds(800),
      ideas: [],
    },
    {
      title: 'Breakfast for whoever wants it',
      words: 'Toast and fruit from eight, for a year.',
      place: 'Dining hall',
      cost: pounds(2900),
      ideas: [],
    },
    {
      title: 'A climbing wall',
      words: 'Low and long, beside the gym.',
      place: 'Gym',
      cost: pounds(2700),
      ideas: [],
    },
    {
      title: 'Bicycles to mend',
      words: 'A bench, tools and a stand, for Wednesdays.',
      place: 'Workshop',
      cost: pounds(1000),
      ideas: [],
    },
    {
      title: 'Open library',
      words: 'Somebody to keep it open every lunchtime until summer.',
      place: 'Library',
      cost: pounds(2200),
      ideas: [],
    },
  ],
}
