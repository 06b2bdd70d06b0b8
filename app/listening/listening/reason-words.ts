import { t } from '#words'
import type { Reason } from './statements.ts'

/** Why a moderator does not show a statement. */
export const reasonWords = (reason: Reason): string =>
  ({
    names_somebody: t('It names somebody, or lets others guess who it is.'),
    other_matter: t('It is about something else.'),
    said_already: t('It is there already in other words.'),
    hurts: t('It could hurt people.'),
    unclear: t('It says more than one thing, or is hard to understand.'),
  })[reason]
