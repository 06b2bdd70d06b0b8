import { t } from '#words'

/**
 * What makes an assembly a good one: the eleven principles of the OECD (“Good Practice Principles for Deliberative Processes
 * for Public Decision Making”, 2020), said plainly. In the order in which they are shown.
 */
export const protocol: Readonly<Record<string, () => string>> = {
  purpose: () => t('The question is clear, and something can still change because of it.'),
  accountability: () =>
    t('Whoever can act on it has promised, in public, to answer every recommendation by a day.'),
  transparency: () =>
    t('Everybody can read who asked, who pays, who helps to run it and what the panel is told.'),
  representation: () => t('Everybody had a chance to be asked. The panel is a small picture of the place.'),
  inclusion: () =>
    t('Nobody stays away for want of money, a ride, care for somebody, their language or a helper.'),
  information: () => t('The panel hears many sides, in words that everybody follows, and can ask for more.'),
  deliberation: () =>
    t('They talk in small groups with somebody who sees that everybody is heard. The words are theirs.'),
  time: () => t('There is time to learn and to think: four days at least for a large question.'),
  integrity: () => t('It is run by people who gain nothing from what comes out.'),
  privacy: () => t('The members are left in peace. They choose if their names are known.'),
  evaluation: () => t('The members say, without their names, how it was. Somebody from outside judges it.'),
}
