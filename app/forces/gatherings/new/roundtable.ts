import { t } from '#words'

/** How people help each other with a live issue: the steps a roundtable begins with, for its leaders to change. */
export const roundtable = () =>
  [
    { title: t('Whoever brings the question tells it'), minutes: 5 },
    { title: t('Questions only, to understand'), minutes: 10 },
    { title: t('Whoever brought it listens; the others say what they hear and would try'), minutes: 20 },
    { title: t('Whoever brought it says what they take away'), minutes: 5 },
    { title: t('Who will do what'), minutes: 10 },
  ].map((step) => ({ ...step, guestId: null }))
