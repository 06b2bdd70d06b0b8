import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mailWith } from '../mail/send.ts'
import { requestCode } from './code/request-code.ts'
import type { SignInDeps } from './deps.ts'
import { limitsIn } from './limits.ts'
import { hashSecret, signInByName } from './person/sign-in-by-name.ts'
import { laptop, type SignInTown, signInTown } from './test/sign-in-town.ts'
import { newToken } from './token.ts'

// How long an answer takes must not tell who is here. Clocks make poor tests; what is done until the answer does not.
let town: SignInTown
let deps: SignInDeps
const asked: string[] = []
beforeAll(async () => {
  town = await signInTown()
  const note: KyselyPlugin = {
    transformQuery: ({ node }) => {
      asked.push(node.kind)
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const authDb = town.deps.authDb.withPlugin(note)
  const mail = mailWith({
    smtpUrl: 'smtp://127.0.0.1:1',
    from: 'Kith <kith@wharton.example>',
    authDb,
    now: town.deps.now,
    told: () => {},
  })
  deps = { ...town.deps, authDb, mail, limits: limitsIn(authDb) }
})
afterAll(() => town.stop())

async function workFor(job: () => Promise<unknown>): Promise<readonly string[]> {
  await deps.mail.settled()
  asked.length = 0
  await job()
  return [...asked]
}

describe('until the answer the same is asked of the database', () => {
  const ask = (email: string) => () =>
    requestCode(deps, { email, browserToken: newToken(), address: '192.0.2.7' })

  test('for a mailbox that somebody has, and one that nobody has', async () => {
    await town.withEmail('Dana', 'dana@wharton.example')
    const [known, unknown] = [
      await workFor(ask('dana@wharton.example')),
      await workFor(ask('nobody@wharton.example')),
    ]
    // The first query of sending may have begun in the background: what counts is what was waited for.
    const waited = (work: readonly string[]) => work.slice(0, work.lastIndexOf('InsertQueryNode') + 1)
    expect(waited(known)).toEqual(waited(unknown))
    expect(waited(known).length).toBeGreaterThan(3)
    await deps.mail.settled()
  })

  test('for a sign-in name that somebody has, and one that nobody has; and a secret is compared either way', async () => {
    const { accountId } = await town.withEmail('Mo', 'mo@wharton.example')
    await town.deps.authDb
      .insertInto('sign_in.secrets')
      .values({
        account_id: accountId,
        name: 'mo-river-42',
        secret_hash: await hashSecret('otter lamp cherry'),
        set_at: deps.now(),
      })
      .execute()
    const by = (name: string) => () =>
      signInByName(deps, { name, secret: 'wrong wrong wrong', browser: laptop, address: '192.0.2.8' })
    expect(await workFor(by('mo-river-42'))).toEqual(await workFor(by('nobody-river-42')))
  })
})
