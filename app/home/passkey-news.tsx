import { sql } from 'kysely'
import { Button, ButtonRow, Notice } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import type { Ask } from '../http/ask.tsx'
import { listPasskeys } from '../sign-in/passkey/keep-passkeys.ts'
import { canHavePasskeys } from '../sign-in/passkey/relying-party.ts'

/** For somebody without a passkey: before the day from which their work needs one, and while they are let in without. */
export async function PasskeyNews({ c, tx, house }: Ask) {
  const { session } = c.var
  if (session === null || !canHavePasskeys(house.signIn)) return null
  const { rows } = await sql<{ from: Date }>`
    select passkeys_from as "from" from places
    where place_id = here() and (passkeys_from > now() or ${session.proof === 'let-in'}) and passkeys_from is not null
      and exists (select from my_wide_roles())`.execute(tx)
  const from = rows[0]?.from
  if (from === undefined || (await listPasskeys(house.signIn, session.accountId)).length > 0) return null
  return (
    <Notice
      kind="warning"
      title={
        from > house.now()
          ? t('You need a passkey from {day}', { day: formatDate(from) })
          : t('You are let in without a passkey for now')
      }
    >
      <p>
        {t(
          'Your work lets you see many people. With a passkey it opens with your fingerprint, face or screen lock, so that nobody gets in with your e-mail alone. Adding one takes a minute.',
        )}
      </p>
      <ButtonRow>
        <Button href="/account/passkeys">{t('Add a passkey')}</Button>
      </ButtonRow>
    </Notice>
  )
}
