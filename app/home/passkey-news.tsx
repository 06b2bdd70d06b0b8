import { sql } from 'kysely'
import { Button, ButtonRow, Notice } from '#ui/ui.ts'
import { formatDate, t } from '#words'
import type { Ask } from '../http/ask.tsx'
import { listPasskeys } from '../sign-in/passkey/keep-passkeys.ts'
import { canHavePasskeys } from '../sign-in/passkey/relying-party.ts'

/** Before the day from which somebody's work opens with a passkey only: that they have none yet. */
export async function PasskeyNews({ c, tx, house }: Ask) {
  const { session } = c.var
  if (session === null || !canHavePasskeys(house.signIn)) return null
  const { rows } = await sql<{ from: Date }>`
    select passkeys_from as "from" from places
    where place_id = here() and passkeys_from > now() and exists (select from my_wide_roles())`.execute(tx)
  const from = rows[0]?.from
  if (from === undefined || (await listPasskeys(house.signIn, session.accountId)).length > 0) return null
  return (
    <Notice kind="warning" title={t('You need a passkey from {day}', { day: formatDate(from) })}>
      <p>
        {t(
          'Your work lets you see many people. From that day it opens with your fingerprint, face or screen lock, so that nobody gets in with your e-mail alone. Adding one takes a minute.',
        )}
      </p>
      <ButtonRow>
        <Button href="/account/passkeys">{t('Add a passkey')}</Button>
      </ButtonRow>
    </Notice>
  )
}
