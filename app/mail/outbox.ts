import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { AuthDb } from '../sign-in/deps.ts'
import type { Letter } from './letter.ts'

/** A letter that this process may try to send now. */
export interface Due extends Letter {
  readonly id: string
  /** How often it was tried before. */
  readonly tries: number
  readonly until: Date
}

/** How long a try may take before another process takes the letter up, in milliseconds. */
const LEASE = 5 * 60_000

interface Deps {
  readonly authDb: AuthDb
  readonly now: () => Date
}

/**
 * Writes a letter down: where a stopped machine does not lose it. With `until` it is to be sent, by then at the latest; without,
 * it is kept to be read here. For nobody (`undefined`) a row is written too, so that the time it takes tells nothing.
 */
export async function writeDown(
  { authDb, now }: Deps,
  letter: Letter | undefined,
  until: Date | null,
): Promise<string> {
  const [id, at] = [newId(), now()]
  const { to: recipient = '', subject = '', text: body = '' } = letter ?? {}
  await authDb
    .insertInto('sign_in.outbox')
    .values({ id, recipient, subject, body, created_at: at, due_at: until && at, send_until: until })
    .execute()
  return id
}

/** Takes a letter that is due, for one lease: the one of this id, or the one that has waited longest. */
export async function takeDue({ authDb, now }: Deps, id?: string): Promise<Due | undefined> {
  const at = now()
  const { rows } = await sql<Due>`
    update sign_in.outbox set tries = tries + 1, due_at = ${new Date(at.getTime() + LEASE)}
    where id in (
      select id from sign_in.outbox where due_at <= ${at} and (${id ?? null}::uuid is null or id = ${id ?? null})
      order by due_at limit 1 for update skip locked)
    returning id, recipient as to, subject, body as text, tries - 1 as tries, send_until as until`.execute(
    authDb,
  )
  return rows[0]
}

/** It is sent, or never will be: nothing of it stays here. */
export async function forget({ authDb }: Pick<Deps, 'authDb'>, id: string): Promise<void> {
  await authDb.deleteFrom('sign_in.outbox').where('id', '=', id).execute()
}

/** It is tried again: after a minute, then two, four, and so on, an hour apart at most. */
export async function putOff({ authDb, now }: Deps, { id, tries }: Due): Promise<void> {
  const minutes = Math.min(60, 2 ** tries)
  const due_at = new Date(now().getTime() + minutes * 60_000)
  await authDb.updateTable('sign_in.outbox').set({ due_at }).where('id', '=', id).execute()
}

/** How many letters wait to be sent, and since when the oldest does. */
export async function waitingLetters(authDb: AuthDb): Promise<{ waiting: number; oldest: Date | null }> {
  const { waiting, oldest } = await authDb
    .selectFrom('sign_in.outbox')
    .select(({ fn }) => [fn.countAll<string>().as('waiting'), fn.min('created_at').as('oldest')])
    .where('due_at', 'is not', null)
    .executeTakeFirstOrThrow()
  return { waiting: Number(waiting), oldest: oldest ?? null }
}
