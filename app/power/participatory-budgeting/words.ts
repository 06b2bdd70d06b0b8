import { t } from '#words'
import type { Practice } from '../../practice.ts'
import { newsOfProjects } from './project/told.ts'

const budget = (thing: string | null, page = '') => `/budgets/${thing}${page}`
const idea = (thing: string | null) => `/budgets/ideas/${thing}`
const project = (thing: string | null) => `/budgets/projects/${thing}`

/** How this practice's doings are said in the trail, in notices, on the thread and in what is held on somebody. */
export const words = {
  sources: {
    budget: { what: () => t('Budget'), href: (id) => budget(id) },
    idea: { what: () => t('Idea'), href: (id) => idea(id) },
    project: { what: () => t('Project'), href: (id) => project(id), mayEnd: true, news: newsOfProjects },
  },
  verbs: {
    'budget.make': () => t('began a budget'),
    'budget.idea': () => t('had an idea for a budget'),
    'budget.read_idea': () => t('read an idea and said yes or no'),
    'budget.project': () => t('made a project'),
    'budget.change_project': () => t('changed a project'),
    'budget.withdraw_project': () => t('withdrew a project'),
    'budget.end_ideas': () => t('ended the time for ideas'),
    'budget.open_vote': () => t('opened the vote on a budget'),
    'budget.print_sheets': () => t('printed sheets for a vote'),
    'budget.settle_sheet': () => t('settled what is on a sheet'),
    'budget.untick': () => t('took back a tick on the roll of a vote'),
    'budget.count': () => t('had a budget counted'),
    'budget.news': () => t('said how a project gets on'),
    'ledger.post': () => t('wrote down money that was paid'),
  },
  notices: {
    'budget.idea_read': (_name, thing) => ({ text: t('Your idea has been read'), href: idea(thing) }),
    'budget.helper': (name, thing) => ({
      text: t('{name} has named you to stand by a project', { name }),
      href: project(thing),
    }),
    'budget.project_changed': (_name, thing) => ({
      text: t('A project you had an idea for, or follow, was changed'),
      href: project(thing),
    }),
    'budget.vote': (_name, thing) => ({ text: t('You can vote on a budget'), href: budget(thing) }),
    'budget.unticked': (_name, thing) => ({
      text: t('You had been ticked off by mistake as voting on paper. That is put right: you can vote'),
      href: budget(thing),
    }),
    'budget.withdrawn': (_name, thing) => ({
      text: t('A project was withdrawn. See what that means for your vote'),
      href: project(thing),
    }),
    'budget.won': (_name, thing) => ({ text: t('A project on your thread has won'), href: project(thing) }),
    'budget.lost': (_name, thing) => ({
      text: t('A project on your thread did not win. See why'),
      href: project(thing),
    }),
    'budget.news': (_name, thing) => ({
      text: t('There is news of a project on your thread'),
      href: project(thing),
    }),
    'ledger.paid': (_name, thing) => ({ text: t('You were paid'), href: `/thread/${thing}` }),
  },
  things: {
    budget: { what: () => t('Budget'), href: (id) => budget(id), back: () => t('The budget') },
    idea: { what: () => t('My idea for a budget'), href: (id) => idea(id), back: () => t('The idea') },
    project: { what: () => t('Project'), href: (id) => project(id), back: () => t('The project') },
  },
  held: {
    sections: {
      ideas: () => t('Ideas I had for a budget'),
      standBy: () => t('Projects I stand by'),
      projectNews: () => t('What I said of how projects get on'),
    },
    fields: {
      amount: () => t('amount, in pence'),
      unit: () => t('currency'),
      entries: () => t('what was paid'),
      number: () => t('number on the ballot'),
    },
    codes: {
      budget: () => t('budget'),
      idea: () => t('idea'),
      project: () => t('project'),
      clerk: () => t('prints and enters paper'),
      roll_keeper: () => t('keeps the roll'),
    },
  },
} satisfies Partial<Practice>
