import { t } from '#words'

/** What was done, in words to stand after “You” or a name: “wrote in a plan”. */
export function verbWords(verb: string): string {
  switch (verb) {
    case 'card.used':
      return t('used a sign-in card')
    case 'card.make':
      return t('made a sign-in card')
    case 'card.void':
      return t('took back a sign-in card')
    case 'reminders.off':
      return t('turned the weekly letter off')
    case 'reminders.on':
      return t('turned the weekly letter on')
    case 'secret.changed':
      return t('changed a secret')
    case 'email.added':
      return t('added an e-mail address to sign in with')
    case 'email.removed':
      return t('took away an e-mail address to sign in with')
    case 'school.added':
      return t('added a school account to sign in with')
    case 'school.removed':
      return t('took away a school account to sign in with')
    case 'passkey.added':
      return t('added a passkey to sign in with')
    case 'passkey.removed':
      return t('took away a passkey')
    case 'passkeys.let_in':
      return t('let somebody in for a day without a passkey')
    case 'passkeys.rule':
      return t('changed who comes in with a passkey')
    case 'passkeys.send_away':
      return t('signed somebody out everywhere')
    case 'companion.name':
      return t('named a second adult')
    case 'concern.close':
      return t('closed a concern')
    case 'concern.raise':
      return t('raised a concern')
    case 'concern.read':
      return t('read a concern')
    case 'consent.end':
      return t('said that somebody may not help any more')
    case 'consent.give':
      return t('said that somebody may help')
    case 'contact.block':
      return t('stopped contact with somebody')
    case 'contact.lift':
      return t('allowed contact again')
    case 'grant.close':
      return t('stopped somebody from seeing something')
    case 'grant.open':
      return t('let somebody see something')
    case 'help.start':
      return t('began to help')
    case 'group.answer':
      return t('said yes or no to joining a group')
    case 'group.ask':
      return t('asked somebody to join a group')
    case 'group.end':
      return t('ended a group')
    case 'group.end_membership':
      return t('took somebody out of a group')
    case 'group.found':
      return t('started a group')
    case 'group.leave':
      return t('left a group')
    case 'group.take_back':
      return t('took back an invitation to a group')
    case 'override.close':
      return t('stopped looking at a child’s things for safety')
    case 'override.hold':
      return t('put off telling a child of a look for safety')
    case 'override.open':
      return t('opened a child’s things for safety')
    case 'person.adult':
      return t('said that somebody is grown up')
    case 'link.invite':
      return t('invited somebody’s family')
    case 'person.invite':
      return t('invited somebody')
    case 'person.merge':
      return t('made two records of one person into one')
    case 'plan.agree':
      return t('said yes or no to a plan')
    case 'plan.answer_proposal':
      return t('said yes or no to a suggestion')
    case 'plan.ask':
      return t('asked somebody to agree with a plan')
    case 'plan.suggest':
      return t('suggested something for a plan')
    case 'plan.write':
      return t('wrote in a plan')
    case 'profile.write':
      return t('changed a name or an address')
    case 'roll.bring_in':
      return t('brought in a roll')
    case 'term.set':
      return t('set the dates of a term or half-term')
    case 'term.remove':
      return t('took away a term or half-term')
    case 'thing.apart':
      return t('kept something private')
    case 'thing.together':
      return t('stopped keeping something private')
    case 'tie.answer':
      return t('said yes or no to somebody')
    case 'tie.ask':
      return t('asked to be one of somebody’s people')
    case 'tie.confirm':
      return t('checked a family link')
    case 'vetting.end':
      return t('ended a safety check')
    case 'vetting.record':
      return t('wrote down a safety check')
    case 'web.write':
      return t('wrote in “My people”')
    default:
      return verb
  }
}
