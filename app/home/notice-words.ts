import { t } from '#words'

/** What a notice says, and where it leads. Its row holds no words, only its kind and whom it is about. */
export function noticeWords(
  kind: string,
  name: string,
  thing: string | null,
): { text: string; href?: string } {
  const tie = `/people/ties/${thing}`
  switch (kind) {
    case 'tie.asked':
      return { text: t('{name} would like to be one of your people', { name }), href: tie }
    case 'tie.answered':
      return { text: t('{name} said yes', { name }), href: tie }
    case 'parent.confirmed':
      return { text: t('The school confirmed that {name} and you are family', { name }), href: tie }
    case 'companion.named':
      return { text: t('{name} was named as the second adult', { name }), href: tie }
    case 'concern.raised':
      return { text: t('Somebody raised a concern'), href: '/safety' }
    case 'override.opened':
      return { text: t('{name} opened a child’s things for safety', { name }), href: '/safety' }
    case 'consent.given':
      return { text: t('You may help {name}', { name }), href: '/helping' }
    case 'consent.recorded':
      return {
        text: t('Somebody wrote down that you agreed: {name} may help you', { name }),
        href: '/helping',
      }
    case 'card.used':
      return { text: t('{name}’s sign-in card was used', { name }) }
    case 'passkey.added':
      return { text: t('{name} added a passkey. Was it them?', { name }), href: '/school/passkeys' }
    case 'school.added':
      return { text: t('{name} added a school account. Was it them?', { name }), href: '/school/passkeys' }
    case 'passkeys.let_in':
      return { text: t('{name} was let in for a day without a passkey', { name }), href: '/school/passkeys' }
    case 'passkeys.rule':
      return { text: t('{name} changed who comes in with a passkey', { name }), href: '/account/passkeys' }
    case 'email.added':
      return { text: t('{name} can sign in with a new e-mail address', { name }) }
    case 'plan.proposed':
      return { text: t('{name} suggested something for your plan', { name }), href: '/plan/suggestions' }
    case 'plan.asked':
      return { text: t('{name} is asking if you agree with their plan', { name }), href: `/plans/${thing}` }
    case 'plan.answered':
      return { text: t('{name} has answered you about your plan', { name }), href: '/plan' }
    case 'group.asked':
      return { text: t('{name} is asking you to join a group', { name }), href: `/groups/asks/${thing}` }
    case 'group.child_asked':
      return {
        text: t('{name} has been asked to join a group, and needs your yes', { name }),
        href: `/groups/asks/${thing}`,
      }
    case 'group.joined':
      return { text: t('{name} has joined one of your groups', { name }), href: `/groups/${thing}` }
    case 'group.convene':
      return { text: t('You look after one of your groups now'), href: `/groups/${thing}` }
    case 'group.ended':
      return { text: t('You are no longer in one of your groups'), href: '/groups' }
    case 'person.merged':
      return { text: t('Two records here turned out to be you, and are one now'), href: '/me/held' }
    default:
      return { text: t('Something happened with {name}', { name }) }
  }
}

/** The same of what a notice says about its reader; undefined where the name is nobody’s own. */
export function noticeOfMe(kind: string, thing: string | null): { text: string; href?: string } | undefined {
  switch (kind) {
    case 'card.used':
      return { text: t('Your sign-in card was used'), href: '/account' }
    case 'secret.changed':
      return { text: t('Your secret was changed'), href: '/account' }
    case 'email.added':
      return { text: t('You can sign in with a new e-mail address'), href: '/account' }
    case 'email.removed':
      return { text: t('An e-mail address no longer signs you in'), href: '/account' }
    case 'school.added':
      return { text: t('You can sign in with your school account'), href: '/account' }
    case 'school.removed':
      return { text: t('Your school account no longer signs you in'), href: '/account' }
    case 'passkey.added':
      return { text: t('A passkey was added to your sign-in'), href: '/account/passkeys' }
    case 'passkey.removed':
      return { text: t('A passkey of yours was taken away'), href: '/account/passkeys' }
    case 'passkeys.let_in':
      return { text: t('You were let in for a day without a passkey'), href: '/account/passkeys' }
    case 'passkeys.send_away':
      return { text: t('You were signed out everywhere, to keep you safe'), href: '/account' }
    case 'companion.named':
      return { text: t('You were named as the second adult'), href: `/people/ties/${thing}` }
    default:
      return undefined
  }
}
