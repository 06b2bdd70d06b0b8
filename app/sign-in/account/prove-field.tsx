import { Button, ButtonRow, Notice, type Problem, problemWith, TextField } from '#ui/ui.ts'
import { t } from '#words'
import type { SignInDeps } from '../deps.ts'
import type { Own } from './own.ts'
import { isRecent } from './prove.ts'

/** How somebody shows that they are not just at an open device. */
export type Proof = 'nothing' | 'secret' | 'sign-in'

export const proofFor = (deps: Pick<SignInDeps, 'now'>, { session, ways }: Own): Proof =>
  isRecent(deps, session) ? 'nothing' : ways.name === null ? 'sign-in' : 'secret'

/** The secret as it is now; nothing where somebody signed in just now. */
export const ProveField = ({ proof, problems }: { proof: Proof; problems: readonly Problem[] }) =>
  proof === 'secret' ? (
    <TextField
      name="old"
      type="password"
      label={t('Your secret as it is now')}
      hint={t('So that nobody else can change this on your device.')}
      autocomplete="current-password"
      width="middle"
      error={problemWith(problems, 'old')}
    />
  ) : null

/** Instead of a form, for somebody with no secret who signed in a while ago. */
export const SignInAgain = ({ then }: { then: string }) => (
  <Notice title={t('Sign in once more first')}>
    <p>
      {t(
        'You signed in a while ago. To be sure that it is you, and not somebody with your device, sign in once more. Then you come back here.',
      )}
    </p>
    <ButtonRow>
      <Button href={`/sign-in?then=${encodeURIComponent(then)}`}>{t('Sign in')}</Button>
    </ButtonRow>
  </Notice>
)

export const notProved = (proof: Proof): string =>
  proof === 'secret'
    ? t('That is not your secret as it is now. Try again, or sign out and use another way to sign in.')
    : t('You signed in a while ago. Sign in once more, then come back here.')
