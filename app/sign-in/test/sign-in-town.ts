import { readFile } from 'node:fs/promises'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { v7 as newId } from 'uuid'
import { scratchDatabase } from '#db/embedded/scratch.ts'
import { mailWith } from '../../mail/send.ts'
import type { PersonRef, SignInDeps } from '../deps.ts'
import { limitsIn } from '../limits.ts'
import { accountForEmail } from '../person/account-for.ts'
import { linkPerson } from '../person/link-person.ts'
import type { Browser } from '../session/start-session.ts'
import type { SignInTables } from '../tables.ts'

const migration = (name: string) =>
  readFile(new URL(`../../../db/migrations/${name}`, import.meta.url), 'utf8')

/** A database with the sign-in tables, reached as the role that signs people in reaches it; a clock that stands still. */
export async function signInTown() {
  const server = await scratchDatabase()
  const owner = new pg.Client(server.url)
  await owner.connect()
  await owner.query(await migration('0001_ground.sql'))
  await owner.query(await migration('0020_sign_in.sql'))
  const pool = new pg.Pool({ connectionString: server.url, max: 4, options: '-c role=kith_auth' })
  const authDb = new Kysely<SignInTables>({ dialect: new PostgresDialect({ pool }) })

  let time = new Date('2027-01-11T09:00:00Z')
  const now = () => time
  const cardsUsed: PersonRef[] = []
  const names = new Map<string, string>()
  const place = newId()
  const failures: unknown[] = []
  const deps: SignInDeps = {
    authDb,
    now,
    publicUrl: 'http://127.0.0.1:3000',
    mail: mailWith({ smtpUrl: undefined, from: 'Kith <kith@localhost>', authDb, now }, (error) =>
      failures.push(error),
    ),
    limits: limitsIn(authDb),
    demo: true,
    describe: async (people) =>
      people.map((ref) => ({ ...ref, name: names.get(ref.personId) ?? '?', place: 'Wharton Vale' })),
    onCardUsed: async (person) => {
      cardsUsed.push(person)
    },
  }

  return {
    deps,
    owner,
    cardsUsed,
    failures,
    place,
    wait(minutes: number) {
      time = new Date(time.getTime() + minutes * 60_000)
    },
    /** Somebody in the place, not yet able to sign in. */
    person(name: string): PersonRef {
      const ref = { placeId: place, personId: newId() }
      names.set(ref.personId, name)
      return ref
    },
    /** Somebody with an e-mail to sign in with. */
    async withEmail(name: string, email: string): Promise<PersonRef & { accountId: string }> {
      const ref = this.person(name)
      const accountId = await authDb.transaction().execute(async (tx) => {
        const id = await accountForEmail(tx, email, now())
        await linkPerson(tx, id, ref, now())
        return id
      })
      return { ...ref, accountId }
    },
    /** The letters to somebody, the last one last. */
    async letters(email: string): Promise<{ subject: string; body: string }[]> {
      await deps.mail.settled()
      const letters = authDb
        .selectFrom('sign_in.outbox')
        .select(['subject', 'body'])
        .where('recipient', '=', email)
      return letters.orderBy('id').execute()
    },
    async stop() {
      await authDb.destroy()
      // The pool is gone once its last connection says so; a server that stops first would answer it with an error.
      const others = `select count(*)::int as n from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'`
      while ((await owner.query(others)).rows[0].n > 0);
      await owner.end()
      await server.stop()
    },
  }
}

export type SignInTown = Awaited<ReturnType<typeof signInTown>>

export const laptop: Browser = {
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  sharedDevice: false,
}

/** The digits in a letter. */
export const codeIn = (letter: { body: string } | undefined): string =>
  letter?.body.match(/\d{4} \d{4}/)?.[0] ?? ''

/** The token of the link in a letter. */
export const linkIn = (letter: { body: string } | undefined): string =>
  letter?.body.match(/\/sign-in\/link\/([\w-]+)/)?.[1] ?? ''
