import { t } from '#words'
import type { CONSENT, Form } from './poll.ts'

/** Ways of asking, and the rule by which each is counted. */
export const formWords: Readonly<
  Record<Form, { name: () => string; says: () => string; rule: () => string }>
> = {
  single: {
    name: () => t('Choose one'),
    says: () => t('Each person chooses one.'),
    rule: () =>
      t('Whatever most people chose comes first. Of two that are level, the one that the lot put first.'),
  },
  approval: {
    name: () => t('Choose all that are fine'),
    says: () => t('Each person chooses as many as they like.'),
    rule: () =>
      t('Whatever most people chose comes first. Of two that are level, the one that the lot put first.'),
  },
  ranked: {
    name: () => t('Put in order'),
    says: () => t('Each person says what they would like best, next best, and so on.'),
    rule: () =>
      t(
        'First choices are counted. If none has more than half, the one with the fewest goes, and those people’s next choice counts, until one has more than half. We count so because nobody harms their first choice by naming a second. Of several with the fewest, the one that the lot put last goes.',
      ),
  },
  consent: {
    name: () => t('Can you live with it?'),
    says: () => t('Yes, I stand aside, or I object and say why. It goes ahead when nobody objects.'),
    rule: () => t('It goes ahead when nobody objects. Each objection is read out in its own words.'),
  },
}

export const consentWords: Readonly<Record<(typeof CONSENT)[number], () => string>> = {
  agree: () => t('Yes, I can live with it'),
  aside: () => t('I stand aside'),
  object: () => t('I object, and say why'),
}
