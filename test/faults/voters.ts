import { setTimeout as sleep } from 'node:timers/promises'
import { readConfig } from '../../app/config.ts'
import { seal } from '../../app/http/seal.ts'
import { houseSecret, installationSecret } from '../../app/secret.ts'
import { hashToken, newToken } from '../../app/sign-in/token.ts'
import { ask } from './look.ts'

/** Somebody who is signed in and knows what to send. */
export interface Voter {
  /** Sends a form until Kith has answered it, whatever the line does. */
  readonly send: (
    path: string,
    fields: readonly (readonly [string, string])[],
  ) => Promise<{ readonly status: number; readonly html: string }>
}

/** Where a Kith is, and what its seals are made with. */
export interface At {
  readonly url: string
  /** The owner's connection. */
  readonly ownerUrl: string
  /** Its data folder. */
  readonly folder: string
}

/** Puts `many` people on the roll of a ballot who are not on it, have no account and have not left; their ids. */
export async function putOnRoll(
  ownerUrl: string,
  ballotId: string,
  many: number,
): Promise<readonly string[]> {
  const rows = await ask<{ id: string }>(
    ownerUrl,
    `with new as (
       insert into ballot_roll (place_id, ballot_id, id, person_id)
       select p.place_id, $1, gen_random_uuid(), p.id from people p where not exists (
         select from ballot_roll r where r.ballot_id = $1 and r.person_id = p.id) and not exists (
         select from sign_in.account_people a where a.person_id = p.id)
         and not exists (select from departures d where d.person_id = p.id)
       order by p.id limit ${many} returning person_id)
     select person_id as id from new order by 1`,
    [ballotId],
  )
  return rows.map(({ id }) => id)
}

/** Signed-in browsers of some people, as if they had come in one by one. */
export async function browsersOf(at: At, personIds: readonly string[]): Promise<readonly Voter[]> {
  const secret = houseSecret(installationSecret({ ...readConfig({}), folder: at.folder }, at.ownerUrl))
  const made = personIds.map((personId) => ({ personId, token: newToken(), form: newToken() }))
  const sessions = await ask<{ token: string; id: string }>(
    at.ownerUrl,
    `with people as (select * from jsonb_to_recordset($1) p (person uuid, hash text)),
       accounts as (insert into sign_in.accounts (id, created_at) select gen_random_uuid(), now() from people returning id),
       both_ as (select person, hash, id as account from (select *, row_number() over () n from people) p
         join (select id, row_number() over () n from accounts) a using (n))
     insert into sign_in.sessions (id, token_hash, account_id, place_id, person_id, device, shared_device, idle_seconds, created_at, seen_at, expires_at, came_by)
     select gen_random_uuid(), decode(hash, 'hex'), account, (select place_id from places), person, 'a phone', false, 86400, now(), now(),
       now() + interval '1 day', 'code' from both_ returning encode(token_hash, 'hex') as token, id`,
    [
      JSON.stringify(
        made.map(({ personId, token }) => ({ person: personId, hash: hashToken(token).toString('hex') })),
      ),
    ],
  )
  const ids = new Map(sessions.map(({ token, id }) => [token, id]))
  return made.map(({ token, form }) => {
    const csrf = seal(secret, 'form', `${form}:${ids.get(hashToken(token).toString('hex'))}`)
    const cookie = `kith=${token}; kith-form=${form}`
    return { send: (path, fields) => sent(at.url, path, cookie, [['_csrf', csrf], ...fields]) }
  })
}

async function sent(
  url: string,
  path: string,
  cookie: string,
  fields: readonly (readonly [string, string])[],
): Promise<{ readonly status: number; readonly html: string }> {
  for (;;) {
    const answer = await fetch(new URL(path, url), {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: url },
      body: new URLSearchParams(fields.map(([name, value]) => [name, value])),
    })
      .then(async (response) => ({ status: response.status, html: await response.text() }))
      .catch((error) => {
        // A lost line is a TypeError of fetch; what Kith says is an answer.
        if (error instanceof TypeError) return undefined
        throw error
      })
    if (answer !== undefined && answer.status !== 503) return answer
    await sleep(50)
  }
}

/** Casts a vote; @throws Error where Kith says neither that it is cast nor that it was there already (the first answer was lost). */
export async function castOn(voter: Voter, at: string, numbers: readonly number[]): Promise<void> {
  const { status, html } = await voter.send(
    `${at}/vote/cast`,
    numbers.map((one) => ['choice', String(one)] as const),
  )
  if (status !== 200 || !/Your vote is cast|You have voted/.test(html))
    throw new Error(`${status} ${/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html}`)
}
