import { sql } from 'kysely'
import { asPerson, type Me } from '#db/client.ts'
import { t } from '#words'
import type { House } from '../../../house.ts'
import type { Session } from '../../session/session.ts'

/** A letter to every address that is known of somebody: if the passkey was somebody else's doing, its owner learns of it. */
export async function sayAdded({ db, signIn }: House, me: Me, { accountId }: Session): Promise<void> {
  const own = await signIn.authDb
    .selectFrom('sign_in.accounts')
    .select('email')
    .where('id', '=', accountId)
    .executeTakeFirst()
  const { rows } = await asPerson(db, me, (tx) =>
    sql<{ email: string | null }>`
      select lower(email) as email from people_private where person_id = ${me.personId}`.execute(tx),
  )
  const known = [own?.email, rows[0]?.email].filter((one) => one !== null && one !== undefined)
  for (const to of new Set(known))
    await signIn.mail.sendLater({
      to,
      subject: t('A passkey was added to your sign-in at Kith'),
      text: t(
        'Hello,\n\na passkey was just added to your sign-in at Kith.\n\nIf that was you, there is nothing to do. If it was not, tell your school or whoever runs this place today: they can sign everybody out who came in as you.',
      ),
    })
}
