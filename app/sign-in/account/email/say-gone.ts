import { t } from '#words'
import type { SignInDeps } from '../../deps.ts'

/** The last letter to an address that nobody signs in with any more: if that was somebody else's doing, its owner learns of it. */
export function sayGone({ mail }: Pick<SignInDeps, 'mail'>, to: string): Promise<void> {
  return mail.sendLater({
    to,
    subject: t('You do not sign in to Kith with this address any more'),
    text: t(
      'Hello,\n\nsomebody who was signed in as you has taken this e-mail address away from your sign-in at Kith.\n\nIf that was you, there is nothing to do. If it was not, tell your school or whoever invited you today: they can help you back in.',
    ),
  })
}
