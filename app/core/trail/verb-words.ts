import { t } from '#words'

/** What was done, in words, without who did it: “wrote in a plan”. */
export function verbWords(verb: string): string {
  switch (verb) {
    case 'card.used':
      return t('used a sign-in card')
    case 'card.make':
      return t('made a sign-in card')
    case 'companion.name':
      return t('named a second adult')
    case 'concern.close':
      return t('closed a concern')
    case 'concern.raise':
      return t('raised a concern')
    case 'concern.read':
      return t('read a concern')
    case 'consent.end':
      return t('ended somebody’s help')
    case 'consent.give':
      return t('wrote down who may help')
    case 'contact.block':
      return t('stopped somebody’s contact')
    case 'contact.lift':
      return t('allowed contact again')
    case 'grant.close':
      return t('closed something that was open')
    case 'grant.open':
      return t('opened something to somebody')
    case 'help.start':
      return t('began to help')
    case 'group.answer':
      return t('answered when asked to join a group')
    case 'group.ask':
      return t('asked somebody to join a group')
    case 'group.end':
      return t('ended a group')
    case 'group.end_membership':
      return t('ended somebody’s place in a group')
    case 'group.found':
      return t('started a group')
    case 'group.leave':
      return t('left a group')
    case 'group.take_back':
      return t('took back an invitation to a group')
    case 'override.close':
      return t('ended a safety look')
    case 'override.hold':
      return t('held back the news of a safety look')
    case 'override.open':
      return t('opened a child’s things for their safety')
    case 'person.adult':
      return t('said that somebody is an adult')
    case 'person.invite':
      return t('invited somebody')
    case 'person.merge':
      return t('joined two records of one person')
    case 'plan.agree':
      return t('said whether they agree with a plan')
    case 'plan.answer_proposal':
      return t('answered a suggestion')
    case 'plan.ask':
      return t('asked somebody to agree with a plan')
    case 'plan.suggest':
      return t('suggested something for a plan')
    case 'plan.write':
      return t('wrote in a plan')
    case 'profile.write':
      return t('changed a name or an address')
    case 'thing.apart':
      return t('kept something private')
    case 'thing.together':
      return t('let something be seen with the rest')
    case 'tie.answer':
      return t('answered somebody')
    case 'tie.ask':
      return t('asked somebody to be one of their people')
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
