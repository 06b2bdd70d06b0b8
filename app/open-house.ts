import { availableParallelism } from 'node:os'
import { sql } from 'kysely'
import { CheckedCache } from '#db/checked-cache.ts'
import { connect, type Db } from '#db/client.ts'
import { ensureLogins, type Logins } from '#db/roles.ts'
import type { Config } from './config.ts'
import { tellSignInChanged } from './core/people/tell-sign-in-changed.ts'
import type { House } from './house.ts'
import { assetsOfThisProcess } from './islands/build.ts'
import { type MailDeps, type MailEvent, mailWith } from './mail/send.ts'
import { practices } from './practices.ts'
import { cardKey, houseSecret } from './secret.ts'
import type { Described, PersonRef } from './sign-in/deps.ts'
import { limitsIn } from './sign-in/limits.ts'
import { schoolOf } from './sign-in/school/school.ts'
import type { SignInTables } from './sign-in/tables.ts'
import { metricsOfThisProcess } from './watch/metrics.ts'
import { vitalsOf } from './watch/vitals.ts'

/** A house with its connections, and how to let go of them. */
export interface Opened {
  readonly house: House
  readonly logins: Logins
  readonly close: () => Promise<void>
}

export interface OpenHouse {
  readonly config: Config
  /** The owner's connection to a migrated database. */
  readonly url: string
  readonly publicUrl: string
  /** Known to this installation only. */
  readonly secret: string
  readonly log: House['log']
  readonly logRequest?: House['logRequest']
  readonly now?: () => Date
}

const outcomes: Readonly<Record<Exclude<MailEvent, 'sent'>, string>> = {
  refused: 'refused by the mail server',
  later: 'put off',
  'given up': 'given up',
}

/** Connects everything a running Kith needs to a migrated database. */
export async function openHouse(open: OpenHouse): Promise<Opened> {
  const { config, publicUrl, log, logRequest = () => {}, now = () => new Date() } = open
  const metrics = metricsOfThisProcess()
  const logins = await ensureLogins(open.url, open.secret, config.timeZone)
  const lost = (name: string) => ({
    onLost: (error: Error) => log(`${name} lost a connection: ${error.message}`),
  })
  // More would only take turns on the processors, each with its plans in the others' way (decision 0015).
  const db = connect(logins.app, { max: 2 * availableParallelism() + 1, ...lost('the pages') })
  const authDb = connect<SignInTables>(logins.auth, { max: 4, ...lost('sign-in') })
  const told: MailDeps['told'] = (what, why) => {
    metrics.letter(what)
    if (what !== 'sent') log(`a letter was ${outcomes[what]} (${why})`)
  }
  const mail = mailWith({ smtpUrl: config.smtpUrl, from: config.mailFrom, authDb, now, told })
  const house: House = {
    config,
    publicUrl,
    db,
    cache: new CheckedCache(),
    practices,
    assets: await assetsOfThisProcess(),
    secret: houseSecret(open.secret),
    now,
    log,
    logRequest,
    metrics,
    vitals: () => vitalsOf({ db, authDb, jobsUrl: logins.jobs, config, now }),
    signIn: {
      authDb,
      now,
      publicUrl,
      cardKey: cardKey(open.secret),
      mail,
      limits: limitsIn(authDb),
      school:
        config.school &&
        schoolOf(config.school, {
          whoHas: (email) => whoHasAtSchool(authDb as unknown as Db, email),
          log,
        }),
      demo: config.demo,
      describe: (people) => describe(authDb as unknown as Db, people),
      whoseAddress: (email) => whoseAddress(authDb as unknown as Db, email),
      onSignInChanged: (person, what) => tellSignInChanged(db, person, what),
    },
  }
  const close = async () => {
    await mail.settled()
    await Promise.all([db.destroy(), authDb.destroy()])
  }
  return { house, logins, close }
}

async function describe(authDb: Db, people: readonly PersonRef[]): Promise<readonly Described[]> {
  const { rows } = await sql<Described>`
    select p."placeId", p."personId", name_of(p."placeId", p."personId") as name, l.name as place
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as p ("placeId" uuid, "personId" uuid)
    join places l on l.place_id = p."placeId"
    where name_of(p."placeId", p."personId") is not null`.execute(authDb)
  return rows
}

/** People who need no invitation: a place's roll knows them by this address. */
async function whoseAddress(authDb: Db, email: string): Promise<readonly PersonRef[]> {
  const { rows } = await sql<PersonRef>`
    select l.place_id as "placeId", known.person_id as "personId"
    from places l cross join lateral people_of_address(l.place_id, ${email}) known`.execute(authDb)
  return rows
}

/** People who may come in by their school's sign-in: a place's roll gives them this address. */
async function whoHasAtSchool(authDb: Db, email: string): Promise<readonly PersonRef[]> {
  const { rows } = await sql<PersonRef>`
    select l.place_id as "placeId", known.person_id as "personId"
    from places l cross join lateral people_of_school_address(l.place_id, ${email}) known`.execute(authDb)
  return rows
}
