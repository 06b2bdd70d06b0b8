/** What somebody of the demo town says of themselves to learners. */
export interface SeedOffer {
  readonly about: string
  readonly loves: string
  readonly languages: readonly string[]
  readonly times: readonly string[]
  readonly places: number
}

export const theirOffers = {
  nia: {
    about:
      'I help in science and I run the quiet room. I was not good at school at first. I like hearing what people are really into.',
    loves: 'sea swimming, quizzes, growing chillies',
    languages: ['English', 'Welsh'],
    times: ['Monday lunch', 'Thursday lunch'],
    places: 4,
  },
  walter: {
    about:
      'I drove buses for thirty years. Now I grow things on the third plot on Mill Lane. I have time, and I do not talk over people.',
    loves: 'beans, brass bands, mending bicycles',
    languages: ['English', 'Twi'],
    times: ['Wednesday after school', 'Thursday lunch'],
    places: 3,
  },
} as const satisfies Readonly<Record<string, SeedOffer>>

/** For staff on the roll, one each. The last one's check has run out. */
export const staffOffers: readonly SeedOffer[] = [
  {
    about: 'I teach history, and I have two little boys. Ask me anything. I will ask you things too.',
    loves: 'castles, cooking, bad jokes',
    languages: ['English', 'Polish'],
    times: ['Monday lunch', 'Friday morning'],
    places: 3,
  },
  {
    about: 'I came to maths late, after ten years as a chef. I know how it is to start again.',
    loves: 'bread, chess, walking the dog',
    languages: ['English'],
    times: ['Tuesday lunch', 'Wednesday after school'],
    places: 3,
  },
  {
    about: 'I play the drums and teach music. You do not have to be musical.',
    loves: 'drums, films, football',
    languages: ['English', 'Urdu'],
    times: ['Tuesday after school'],
    places: 2,
  },
  {
    about: 'I teach PE. I am calm off the pitch. I grew up near here with my gran.',
    loves: 'running, dominoes, old radios',
    languages: ['English'],
    times: ['Thursday lunch', 'Friday lunch'],
    places: 4,
  },
  {
    about: 'Art and design. I like making things with my hands while I talk.',
    loves: 'clay, comics, cats',
    languages: ['English', 'Romanian'],
    times: ['Monday after school'],
    places: 2,
  },
  {
    about: 'I teach English and I listen well. I read everything, even cereal boxes.',
    loves: 'books, rain, crosswords',
    languages: ['English'],
    times: ['Friday lunch'],
    places: 3,
  },
]
