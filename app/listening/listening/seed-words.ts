/** What people of the demo town say; nobody here exists. */
export const statements = [
  'After school there is nowhere to go that is warm and free.',
  'The last bus home goes too early.',
  'I feel safe walking home when it is dark.',
  'Grown-ups here ask young people what they think.',
  'There should be a place where all ages meet, not only young people.',
  'The park should have lights.',
  'More houses matter more to me than more green places.',
  'The library should be open on Sundays.',
  'Phones should be left at the door of the youth club.',
  'I know somebody I could ask for help within five minutes of my door.',
  'Cars should not drive past the school in the morning.',
  'I would help for an hour a week if somebody asked me.',
] as const

/** How three kinds of people answer the statements, in order: 1 agree, −1 disagree, 0 pass, . not asked. */
export const kinds = ['+++-+++.+0++', '++-+-+-+-+-+', '+-+-+-0+++++'] as const

export const voices = [
  {
    by: 'ngozi',
    words:
      'When the bus is gone I wait at the chip shop because it has light. I am not hungry. I just do not want to wait in the dark.',
    shown: 'public',
    saidAs: 'other',
    saidName: 'Moth',
    lift: true,
  },
  {
    by: 'ravi',
    words: 'There is nothing wrong here. People should stop asking us to be worried all the time.',
    shown: 'place',
    saidAs: 'none',
    saidName: null,
    lift: false,
  },
  {
    by: 'walter',
    words:
      'Since the plot next to mine went to a family with three girls I laugh more. I would give them the shed key if somebody told me that it is all right.',
    shown: 'public',
    saidAs: 'own',
    saidName: null,
    lift: true,
  },
  {
    by: 'amelia',
    words:
      'I come off nights at seven and the bus comes at ten past eight. An hour in which I could have had breakfast with my girl.',
    shown: 'public',
    saidAs: 'other',
    saidName: 'A mother on nights',
    lift: true,
  },
] as const
