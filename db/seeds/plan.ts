/** Priya's plan, three versions of it: what changed between them is its history. Days are counted back from today. */
export const priyasPlan = [
  {
    daysAgo: 62,
    items: [
      {
        key: 'growing',
        section: 'strength',
        text: 'I can get things to grow. The chillies on gran’s windowsill are mine.',
      },
      { key: 'calm', section: 'strength', text: 'I stay calm when little ones are upset.' },
      { key: 'gran', section: 'matters', text: 'Being there for gran when she has a bad day.' },
      { key: 'science', section: 'goal', text: 'Get a 6 in biology.' },
    ],
  },
  {
    daysAgo: 40,
    items: [
      {
        key: 'growing',
        section: 'strength',
        text: 'I can get things to grow. The chillies on gran’s windowsill are mine.',
      },
      { key: 'calm', section: 'strength', text: 'I stay calm when little ones are upset.' },
      { key: 'gran', section: 'matters', text: 'Being there for gran when she has a bad day.' },
      { key: 'voice', section: 'matters', text: 'That people ask me before they decide things about me.' },
      { key: 'science', section: 'goal', text: 'Get a 6 in biology, because it is what plants are about.' },
      { key: 'plot', section: 'goal', text: 'Have a bed of my own on the allotment.' },
      {
        key: 'ask-walter',
        section: 'step',
        text: 'Ask Walter whether I can have the end of his plot.',
        goal: 'plot',
      },
    ],
  },
  {
    daysAgo: 12,
    items: [
      {
        key: 'growing',
        section: 'strength',
        text: 'I can get things to grow. The chillies on gran’s windowsill are mine.',
      },
      { key: 'calm', section: 'strength', text: 'I stay calm when little ones are upset.' },
      {
        key: 'stuck',
        section: 'strength',
        text: 'When I get stuck I try another way. Miss Hughes saw that.',
      },
      { key: 'gran', section: 'matters', text: 'Being there for gran when she has a bad day.' },
      { key: 'voice', section: 'matters', text: 'That people ask me before they decide things about me.' },
      { key: 'science', section: 'goal', text: 'Get a 6 in biology, because it is what plants are about.' },
      { key: 'plot', section: 'goal', text: 'Have a bed of my own on the allotment.' },
      {
        key: 'ask-walter',
        section: 'step',
        text: 'Ask Walter whether I can have the end of his plot.',
        goal: 'plot',
        done: true,
      },
      { key: 'dig', section: 'step', text: 'Dig it over before the frost.', goal: 'plot' },
      { key: 'quiet', section: 'helps', text: 'Somewhere quiet at lunch. Ten minutes is enough.' },
      { key: 'wednesdays', section: 'outside', text: 'Allotment with Walter on Wednesdays.' },
      {
        key: 'diary',
        section: 'matters',
        text: 'Things with Darren. Nobody needs to ask me about it.',
        apart: true,
      },
    ],
  },
] as const
