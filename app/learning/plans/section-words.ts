import type { Section } from '#core/plans/plan.ts'
import { t } from '#words'

/** A part of the plan, as its heading, the question that begins it, and what stands there while it is empty. */
export function sectionWords(section: Section): { title: string; ask: string; hint: string; empty: string } {
  switch (section) {
    case 'strength':
      return {
        title: t('What I am good at'),
        ask: t('What are you good at?'),
        hint: t('Anything: at home, at school, with people. What do others thank you for?'),
        empty: t('Begin here. What do others thank you for?'),
      }
    case 'matters':
      return {
        title: t('What matters to me'),
        ask: t('What matters to you?'),
        hint: t('People, places and things that must not be forgotten.'),
        empty: t('What should everybody around you know?'),
      }
    case 'goal':
      return {
        title: t('What I want'),
        ask: t('What do you want?'),
        hint: t('Big or small, soon or one day.'),
        empty: t('What would be better a year from now?'),
      }
    case 'step':
      return {
        title: t('What I do next'),
        ask: t('What is the next step?'),
        hint: t('Something you can do in the next few weeks.'),
        empty: t('What is one small thing you could do first?'),
      }
    case 'helps':
      return {
        title: t('What helps me'),
        ask: t('What helps you?'),
        hint: t('What others can do, or not do.'),
        empty: t('What makes a bad day better?'),
      }
    case 'choice':
      return {
        title: t('What I choose'),
        ask: t('What do you choose?'),
        hint: t('Subjects, a challenge, or what you do in your choice time.'),
        empty: t('What have you chosen, and what will you choose next?'),
      }
    case 'outside':
      return {
        title: t('What I do outside school'),
        ask: t('What do you do outside school?'),
        hint: t('It is learning too.'),
        empty: t('Clubs, a job, looking after somebody, making things.'),
      }
    case 'noticed':
      return {
        title: t('What others noticed'),
        ask: t('What did you notice about how they went about it?'),
        hint: t('How they tried, not only how it turned out.'),
        empty: t('When somebody sees how you went about something, they can suggest words for here.'),
      }
  }
}
