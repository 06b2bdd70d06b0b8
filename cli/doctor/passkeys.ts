import type pg from 'pg'
import { addressHere, type Config } from '../../app/config.ts'
import { canHavePasskeys } from '../../app/sign-in/passkey/relying-party.ts'
import { type Finding, well, wrong } from './finding.ts'

/** Whether who can see a whole school is asked for a passkey at an address for which no browser makes one. */
export async function passkeys(
  db: Pick<pg.ClientBase, 'query'>,
  { publicUrl, port }: Pick<Config, 'publicUrl' | 'port'>,
): Promise<readonly Finding[]> {
  const { rows } = await db.query<{ name: string; day: string; holds: boolean }>(`
    select name, passkeys_from::date::text as day, passkeys_from <= now() as holds from places
    where passkeys_from is not null order by name`)
  const at = publicUrl ?? addressHere(port)
  if (rows.length === 0) return []
  if (canHavePasskeys({ publicUrl: at }))
    return [well('passkeys', `Who can see a whole school needs a passkey: ${rows.map(inWords).join(', ')}.`)]
  return [
    wrong(
      'passkeys',
      `Who can see a whole school needs a passkey (${rows.map(inWords).join(', ')}), and browsers make none for ${at}.`,
      'Set KITH_URL to an https address with a name, or say: npx kith passkeys off',
    ),
  ]
}

const inWords = ({ name, day, holds }: { name: string; day: string; holds: boolean }): string =>
  `${name} ${holds ? 'since' : 'from'} ${day}`
