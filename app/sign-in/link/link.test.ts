import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { requestCode } from '../code/request-code.ts'
import { invitePerson } from '../person/invite-person.ts'
import { findSession } from '../session/find-session.ts'
import { laptop, linkIn, type SignInTown, signInTown } from '../test/sign-in-town.ts'
import { newToken } from '../token.ts'
import { signInLinkFor } from './demo-link.ts'
import { lookAtLink, openLink } from './open-link.ts'

let town: SignInTown
beforeAll(async () => {
  town = await signInTown()
})
afterAll(() => town.stop())

const open = (token: string, browserToken?: string, deps = town.deps) =>
  openLink(deps, { token, browserToken, browser: laptop })

async function personOf(opened: Awaited<ReturnType<typeof open>>): Promise<string | undefined> {
  if (typeof opened === 'string') throw new Error(`the link was ${opened}`)
  return (await findSession(town.deps, opened.token))?.person?.personId
}

describe('a mailed link', () => {
  async function ask(email: string) {
    const browserToken = newToken()
    await requestCode(town.deps, { email, browserToken, address: newToken() })
    return { browserToken, token: linkIn((await town.letters(email)).at(-1)) }
  }

  test('signs in, once, in the browser that asked', async () => {
    const dana = await town.withEmail('Dana', 'dana@wharton.example')
    const { token, browserToken } = await ask('dana@wharton.example')
    expect(await open(token)).toBe('other-browser')
    expect(await open(token, newToken())).toBe('other-browser')
    expect(await personOf(await open(token, browserToken))).toBe(dana.personId)
    expect(await open(token, browserToken)).toBe('over')
  })

  test('looked at by a mail scanner is as good as before', async () => {
    await town.withEmail('Scan', 'scan@wharton.example')
    const { token, browserToken } = await ask('scan@wharton.example')
    expect(await lookAtLink(town.deps, { token, browserToken: undefined })).toBe('other-browser')
    expect(await lookAtLink(town.deps, { token, browserToken })).toBe('good')
    expect(await open(token, browserToken)).toHaveProperty('token')
  })

  test('is over after 15 minutes', async () => {
    await town.withEmail('Old', 'old@wharton.example')
    const { token, browserToken } = await ask('old@wharton.example')
    town.wait(15)
    expect(await open(token, browserToken)).toBe('over')
  })

  test('that nobody was sent is over too', async () => {
    expect(await open(newToken(), newToken())).toBe('over')
    expect(await open('../../etc')).toBe('over')
  })
})

describe('an invitation', () => {
  const invite = async (name: string, email: string) => {
    const person = town.person(name)
    await invitePerson(town.deps, { ...person, email, from: 'Wharton High', place: 'Wharton Vale' })
    return { person, token: linkIn((await town.letters(email)).at(-1)) }
  }

  test('makes the account of whoever has the mailbox, once', async () => {
    const { person, token } = await invite('Mum', 'mum@home.example')
    const opened = await open(token)
    expect(await personOf(opened)).toBe(person.personId)
    expect(await open(token)).toBe('over')
  })

  test('adds a person to the account that the mailbox already has', async () => {
    const here = await town.withEmail('Teacher', 'teacher@home.example')
    const { person, token } = await invite('Teacher as parent', 'teacher@home.example')
    expect(await personOf(await open(token))).toBe(person.personId)
    const links = await town.owner.query(
      'select person_id from sign_in.account_people where account_id = $1',
      [here.accountId],
    )
    expect(links.rows.map(({ person_id }) => person_id).sort()).toEqual(
      [here.personId, person.personId].sort(),
    )
  })

  test('links nobody until it is opened, and is over after 14 days', async () => {
    const { person, token } = await invite('Later', 'later@home.example')
    const links = await town.owner.query('select from sign_in.account_people where person_id = $1', [
      person.personId,
    ])
    expect(links.rowCount).toBe(0)
    town.wait(14 * 24 * 60)
    expect(await open(token)).toBe('over')
  })

  test('sent again ends the first', async () => {
    const person = town.person('Twice')
    const mail = { ...person, email: 'twice@home.example', from: 'Wharton High', place: 'Wharton Vale' }
    await invitePerson(town.deps, mail)
    await invitePerson(town.deps, mail)
    const [first, second] = (await town.letters(mail.email)).map(linkIn)
    expect(await open(first!)).toBe('over')
    expect(await open(second!)).toHaveProperty('token')
  })
})

describe('a printed link of the demo town', () => {
  const tokenOf = (url: string) => url.split('/').at(-1)!

  test('works again and again, for somebody without e-mail too, until another is printed', async () => {
    const asha = town.person('Asha')
    const token = tokenOf(await signInLinkFor(town.deps, asha))
    expect(await personOf(await open(token))).toBe(asha.personId)
    expect(await personOf(await open(token))).toBe(asha.personId)
    const next = tokenOf(await signInLinkFor(town.deps, asha))
    expect(await open(token)).toBe('over')
    expect(await personOf(await open(next))).toBe(asha.personId)
  })

  test('is neither made nor opened anywhere else', async () => {
    const asha = town.person('Asha')
    const token = tokenOf(await signInLinkFor(town.deps, asha))
    const real = { ...town.deps, demo: false }
    await expect(signInLinkFor(real, asha)).rejects.toThrow('demo town only')
    expect(await open(token, undefined, real)).toBe('over')
  })
})
