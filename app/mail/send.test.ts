import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type SignInTown, signInTown } from '../sign-in/test/sign-in-town.ts'
import { type MailEvent, mailWith } from './send.ts'
import { type MailServer, mailServer } from './testing/mail-server.ts'

let town: SignInTown
let server: MailServer
const told: (readonly [MailEvent, string])[] = []
beforeAll(async () => {
  town = await signInTown()
  server = await mailServer()
})
beforeEach(() => {
  server.received.length = 0
  server.answers = {}
  told.length = 0
})
afterEach(async () => {
  await town.deps.authDb.deleteFrom('sign_in.outbox').execute()
})
afterAll(async () => {
  await server.stop()
  await town.stop()
})

const mailAt = (smtpUrl: string | undefined) =>
  mailWith({
    smtpUrl,
    from: 'Kith <kith@wharton.example>',
    authDb: town.deps.authDb,
    now: town.deps.now,
    told: (what, why) => told.push([what, why]),
  })
const mailHere = () => mailAt(`smtp://127.0.0.1:${server.port}`)
const outbox = async () =>
  (
    await sql<{ recipient: string; tries: number }>`select recipient, tries from sign_in.outbox`.execute(
      town.deps.authDb,
    )
  ).rows

const letter = { to: 'dana@wharton.example', subject: 'Hello', text: 'A line\nand ŵ another' }
async function send(...letters: (typeof letter)[]) {
  const mail = mailHere()
  for (const one of letters) await mail.sendLater(one)
  await mail.settled()
}

describe('by SMTP', () => {
  test('a plain letter to one person, and nothing of it stays here', async () => {
    await send(letter)
    expect(server.received).toHaveLength(1)
    const [{ from, to, text }] = server.received as [MailServer['received'][number]]
    expect([from, to]).toEqual(['kith@wharton.example', ['dana@wharton.example']])
    expect(text).toMatch(/^From: Kith <kith@wharton\.example>\r$/m)
    expect(text).toMatch(/^Subject: Hello\r$/m)
    expect(text).toMatch(/^Auto-Submitted: auto-generated\r$/m)
    expect(text).toMatch(/^Content-Type: text\/plain; charset=utf-8\r$/m)
    expect(text).not.toMatch(/multipart|text\/html/)
    expect(await outbox()).toEqual([])
    expect(told).toEqual([['sent', '']])
  })

  test.each([
    ['a second reader behind a comma', { to: 'dana@wharton.example, eve@evil.example' }],
    ['a second reader behind a line break', { to: 'dana@wharton.example\r\nBcc: eve@evil.example' }],
    ['a name that hides an address', { to: '"dana@wharton.example" <eve@evil.example>' }],
    ['a group', { to: 'all: eve@evil.example;' }],
    ['a header behind the subject', { subject: 'Hello\r\nBcc: eve@evil.example' }],
    ['a header behind a lone line feed', { subject: 'Hello\nBcc: eve@evil.example' }],
    ['a header behind a line separator', { subject: 'Hello\u2028Bcc: eve@evil.example' }],
    ['no subject', { subject: '' }],
  ])('%s is refused before anything is sent', async (_, wrong) => {
    await send({ ...letter, ...wrong })
    expect([server.received, await outbox()]).toEqual([[], []])
    expect(told).toEqual([['refused', 'no letter']])
  })

  test('a text that ends the letter early ends nothing', async () => {
    await send({ ...letter, text: 'one\r\n.\r\nMAIL FROM:<eve@evil.example>\r\nend' })
    expect(server.received).toHaveLength(1)
    expect(server.received[0]!.text).toContain('MAIL FROM:<eve@evil.example>')
  })

  test('a subject in Welsh arrives encoded', async () => {
    await send({ ...letter, subject: 'Croeso i’r tŷ' })
    expect(server.received[0]!.text).toMatch(/^Subject: =\?UTF-8\?/m)
  })
})

describe('what goes wrong', () => {
  test('a mailbox that is refused: not tried again, no other letter held up, no address in what is told', async () => {
    server.answers.rcpt = [550, 'no such mailbox: dana@wharton.example']
    await send(letter)
    server.answers = {}
    await send({ ...letter, to: 'lee@wharton.example' })
    await mailHere().sendDue()
    expect(server.received.map(({ to }) => to)).toEqual([['lee@wharton.example']])
    expect(told).toEqual([
      ['refused', 'EENVELOPE 550'],
      ['sent', ''],
    ])
    expect(await outbox()).toEqual([])
  })

  test('words that are refused are told without them', async () => {
    server.answers.data = [554, `spam: ${letter.text}`]
    await send(letter)
    expect(told).toEqual([['refused', 'EMESSAGE 554']])
  })

  test('a server that says “not now” gets it later, once', async () => {
    server.answers.rcpt = [451, 'greylisted, dana@wharton.example']
    await send(letter)
    expect(told).toEqual([['later', 'EENVELOPE 451']])
    server.answers = {}
    await mailHere().sendDue()
    expect(server.received).toHaveLength(0)
    town.wait(2)
    await mailHere().sendDue()
    await mailHere().sendDue()
    expect(server.received).toHaveLength(1)
  })

  test('a server that is away: everything waits, through a restart, and goes out once it is back, each once', async () => {
    const gone = await mailServer()
    await gone.stop()
    const before = mailAt(`smtp://127.0.0.1:${gone.port}`)
    for (const to of ['a@wharton.example', 'b@wharton.example', 'c@wharton.example'])
      await before.sendLater({ ...letter, to })
    await before.settled()
    expect(told.map(([what, why]) => [what, why])).toEqual(Array(3).fill(['later', 'ESOCKET']))
    expect(await outbox()).toHaveLength(3)
    // While it stays away a try costs one connection, not one a letter.
    town.wait(2)
    told.length = 0
    await mailAt(`smtp://127.0.0.1:${gone.port}`).sendDue()
    expect(told).toHaveLength(1)

    const back = await mailServer(undefined, gone.port)
    town.wait(10)
    const after = [mailAt(`smtp://127.0.0.1:${gone.port}`), mailAt(`smtp://127.0.0.1:${gone.port}`)]
    // Two processes of one installation look at the same time.
    await Promise.all(after.map((mail) => mail.sendDue()))
    expect(back.received.flatMap(({ to }) => to).toSorted()).toEqual([
      'a@wharton.example',
      'b@wharton.example',
      'c@wharton.example',
    ])
    expect(await outbox()).toEqual([])
    await back.stop()
  })

  test('a process that dies while it sends: sent again after five minutes, as the same letter by its Message-ID', async () => {
    await send(letter)
    const id = (text: string) => /^Message-ID: (.*)\r$/m.exec(text)![1]!
    const first = id(server.received[0]!.text)
    // The server had it, and the process died before it could say so here.
    const key = first.slice(1, first.indexOf('@'))
    const at = town.deps.now()
    await sql`insert into sign_in.outbox (id, recipient, subject, body, created_at, due_at, send_until, tries)
      values (${key}, ${letter.to}, ${letter.subject}, ${letter.text}, ${at}, ${new Date(at.getTime() + 5 * 60_000)},
        ${new Date(at.getTime() + 60 * 60_000)}, 1)`.execute(town.deps.authDb)
    await mailHere().sendDue()
    expect(server.received).toHaveLength(1)
    town.wait(6)
    await mailHere().sendDue()
    expect(server.received.map(({ text }) => id(text))).toEqual([first, first])
  })

  test('a code that works no longer is not sent any more', async () => {
    server.answers.rcpt = [451, 'later']
    const mail = mailHere()
    await mail.sendLater(letter, new Date(town.deps.now().getTime() + 15 * 60_000))
    await mail.settled()
    server.answers = {}
    town.wait(16)
    await mail.sendDue()
    expect([server.received, await outbox()]).toEqual([[], []])
    expect(told.at(-1)).toEqual(['given up', 'after 1 tries'])
  })
})

describe('on the way', () => {
  const starttls = {
    authOptional: false,
    onAuth: (({ username, password }, _, done) =>
      password === 'p@ss:word/1'
        ? done(null, { user: username! })
        : done(new Error(`no, ${username}`))) satisfies NonNullable<
      ConstructorParameters<typeof import('smtp-server').SMTPServer>[0]
    >['onAuth'],
  }
  const url = (port: number, more = '', password = 'p@ss:word/1') =>
    `smtp://kith:${encodeURIComponent(password)}@127.0.0.1:${port}${more}`

  test('STARTTLS before the password, and the password before the letter', async () => {
    const sealed = await mailServer(starttls)
    const mail = mailAt(url(sealed.port, '?tls.rejectUnauthorized=false'))
    await mail.sendLater(letter)
    await mail.settled()
    expect(sealed.received).toMatchObject([{ encrypted: true, user: 'kith' }])
    await sealed.stop()
  })

  test('a certificate that nobody vouches for: the letter waits, and the password was not sent', async () => {
    const sealed = await mailServer(starttls)
    const mail = mailAt(url(sealed.port))
    await mail.sendLater(letter)
    await mail.settled()
    expect(sealed.received).toEqual([])
    expect(told).toEqual([['later', expect.stringMatching(/^(ETLS|ESOCKET)$/)]])
    expect(await outbox()).toHaveLength(1)
    await sealed.stop()
  })

  test('a server elsewhere that offers no encryption is given nothing, unless that is asked for', async () => {
    // Another name of this machine, which is not known to be it.
    const elsewhere = `smtp://[::ffff:127.0.0.1]:${server.port}`
    const mail = mailAt(elsewhere)
    await mail.sendLater(letter)
    await mail.settled()
    expect(server.received).toEqual([])
    expect(told).toEqual([['later', expect.stringContaining('ETLS')]])
    town.wait(2)
    await mailAt(`${elsewhere}?requireTLS=false`).sendDue()
    expect(server.received).toHaveLength(1)
  })

  test('a wrong password: the letter waits until it is mended, and the password is not in what is told', async () => {
    const sealed = await mailServer(starttls)
    const wrong = mailAt(url(sealed.port, '?tls.rejectUnauthorized=false', 'an old one'))
    await wrong.sendLater(letter)
    await wrong.settled()
    expect(told).toEqual([['later', 'EAUTH 535']])
    town.wait(2)
    await mailAt(url(sealed.port, '?tls.rejectUnauthorized=false')).sendDue()
    expect(sealed.received).toHaveLength(1)
    await sealed.stop()
  })
})

test('without SMTP a letter is kept in the outbox, and one to nobody is not', async () => {
  const mail = mailAt(undefined)
  await mail.sendLater(letter)
  await mail.sendLater(undefined)
  await mail.settled()
  await mail.sendDue()
  expect(await town.letters(letter.to)).toEqual([{ subject: letter.subject, body: letter.text }])
  expect(await outbox()).toHaveLength(1)
  expect(server.received).toEqual([])
})

test('to nobody the same is written, and nothing is sent', async () => {
  const mail = mailHere()
  await mail.sendLater(undefined)
  await mail.settled()
  expect([server.received, await outbox(), told]).toEqual([[], [], []])
})
