import { idOf } from '#db/seeds/ids.ts'
import type { ToldBudget } from '../power/participatory-budgeting/seed/budgets.ts'

const pounds = (whole: number) => whole * 100

/** The budget that came of the assembly about evenings: ideas out of what it recommended, four projects, two of which won. */
export const TOGETHER: ToldBudget = {
  id: idOf('budget evenings'),
  ballotId: idOf('ballot evenings'),
  title: 'Evenings together',
  words:
    'The assembly asked for places to go in the evening. There is money for some of it. What comes first?',
  amount: pounds(4000),
  most: 2,
  lot: 'Dice in the library: 2 5 1 3 6',
  ideas: [
    {
      by: 'ngozi',
      title: 'The library with the lights on',
      words: 'Warm, dry, and you need not buy anything.',
    },
    { by: 'ravi', title: 'A key to the old fire station', words: 'One evening a week that is ours to run.' },
    { by: 'priya', title: 'Soup on Thursdays', words: 'Walter has the beans. Gran knows how.' },
  ],
  projects: [
    {
      title: 'Library open until nine on Thursdays',
      words: 'A year of Thursdays, with somebody at the desk and tea.',
      place: 'The library, Mill Lane',
      cost: pounds(2200),
      ideas: [0],
    },
    {
      title: 'Soup after school',
      words: 'A pot, bowls and a cooker in the library kitchen.',
      place: 'The library, Mill Lane',
      cost: pounds(900),
      ideas: [2],
    },
    {
      title: 'Lights and locks at the old fire station',
      words: 'What it takes before anybody may be there in the evening.',
      place: 'Station Road',
      cost: pounds(3100),
      ideas: [1],
    },
  ],
}
