import pg from 'pg'
import { v7 as newId } from 'uuid'
import { inject } from 'vitest'
import { connect } from '#db/client.ts'
import { ensureLogins } from '#db/roles.ts'
import { databaseUrl } from '#test/support/database.ts'
import { mailWith } from '../../mail/send.ts'
import type { PersonRef, SignInDeps } from '../deps.ts'
import { limitsIn } from '../limits.ts'
import { accountForEmail } from '../person/account-for.ts'
import { linkPerson } from '../person/link-person.ts'
import type { Browser } from '../session/start-session.ts'
import type { SignInTables } from '../tables.ts'

/** A database with the sign-in tables, reached as the role that signs people in reaches it; a clock that stands still. */
export async function signInTown() {
  const server = inject('serverUrl')
  const name = `sign_in_${newId().replaceAll('-', '')}`
  const admin = new pg.Client(server)
  await admin.connect()
  await admin.query(`create database ${name} template kith_template`)
  const url = databaseUrl(server, name)
  const owner = new pg.Client(url)
  await owner.connect()
  const logins = await ensureLogins(url)
  const authDb = connect<SignInTables>(logins.auth, { max: 4 })

  let time = new Date('2027-01-11T09:00:00Z')
  const now = () => time
  const cardsUsed: PersonRef[] = []
  const names = new Map<string, string>()
  const place = newId()
  const onRoll = new Map<string, PersonRef[]>()
  const failures: unknown[] = []
  const deps: SignInDeps = {
    authDb,
    now,
    publicUrl: 'http://127.0.0.1:3000',
    cardKey: 'known to this installation only',
    mail: mailWith({
      smtpUrl: undefined,
      from: 'Kith <kith@localhost>',
      authDb,
      now,
      told: (...trouble) => failures.push(trouble),
    }),
    limits: limitsIn(authDb),
    school: undefined,
    demo: true,
    describe: async (people) =>
      people.map((ref) => ({ ...ref, name: names.get(ref.personId) ?? '?', place: 'Wharton Vale' })),
    whoseAddress: async (email) => onRoll.get(email) ?? [],
    onSignInChanged: async (person, what) => {
      if (what === 'card.used') cardsUsed.push(person)
    },
  }

  return {
    deps,
    owner,
    logins,
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
    /** Somebody whom the roll gives this address. */
    onRoll(name: string, email: string): PersonRef {
      const ref = this.person(name)
      onRoll.set(email, [...(onRoll.get(email) ?? []), ref])
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
      await owner.end()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
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
