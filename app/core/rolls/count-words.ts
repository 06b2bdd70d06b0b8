import { t } from '#words'

/** What an import made, changed or ended, one sentence each; what there was none of is left out. */
export function countWords(counts: Readonly<Record<string, number>>): readonly string[] {
  const count = (name: string) => counts[name] ?? 0
  const words: readonly (readonly [string, (count: number) => string])[] = [
    [
      'people',
      (count) => t('{count, plural, one {# person is} other {# people are}} on this roll', { count }),
    ],
    ['peopleNew', (count) => t('{count, plural, one {# person is} other {# people are}} new', { count })],
    [
      'peopleChanged',
      (count) => t('{count, plural, one {# person’s details} other {# people’s details}} changed', { count }),
    ],
    ['peopleBack', (count) => t('{count, plural, one {# person is} other {# people are}} back', { count })],
    ['peopleLeft', (count) => t('{count, plural, one {# person has} other {# people have}} left', { count })],
    ['schoolsNew', (count) => t('{count, plural, one {# school is} other {# schools are}} new', { count })],
    ['classesNew', (count) => t('{count, plural, one {# class is} other {# classes are}} new', { count })],
    [
      'groupsClosed',
      (count) =>
        t('{count, plural, one {# class or school is} other {# classes or schools are}} closed', { count }),
    ],
    [
      'membershipsNew',
      (count) => t('{count, plural, one {# place} other {# places}} in a class or school given', { count }),
    ],
    [
      'membershipsLater',
      (count) =>
        t(
          '{count, plural, one {# place begins} other {# places begin}} on a later day, and will open then by itself',
          { count },
        ),
    ],
    [
      'membershipsEnded',
      (count) => t('{count, plural, one {# place} other {# places}} in a class or school ended', { count }),
    ],
    [
      'terms',
      (count) =>
        t('{count, plural, one {# date of a term} other {# dates of terms}} new or changed', { count }),
    ],
    [
      'linksProposed',
      (count) =>
        t(
          '{count, plural, one {# family link waits} other {# family links wait}} for the school to confirm',
          { count },
        ),
    ],
    [
      'linksWithdrawn',
      (count) =>
        t('{count, plural, one {# waiting family link} other {# waiting family links}} taken away', {
          count,
        }),
    ],
    [
      'linksToLookAt',
      (count) =>
        t(
          '{count, plural, one {# confirmed family link is} other {# confirmed family links are}} not on the roll any more: look at {count, plural, one {it} other {them}}',
          { count },
        ),
    ],
    [
      'linksUnclear',
      (count) =>
        t(
          '{count, plural, one {# contact is} other {# contacts are}} named without saying what they are to the child, so nothing was linked',
          { count },
        ),
    ],
    [
      'notYours',
      (count) =>
        t(
          '{count, plural, one {# person belongs} other {# people belong}} to another school and {count, plural, one {was} other {were}} left alone',
          { count },
        ),
    ],
    [
      'forgotten',
      (count) =>
        t(
          '{count, plural, one {# person} other {# people}} asked to be forgotten and {count, plural, one {stays} other {stay}} so',
          { count },
        ),
    ],
  ]
  return words.filter(([name]) => count(name) > 0).map(([name, say]) => say(count(name)))
}
