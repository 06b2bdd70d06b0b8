import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type SignInTown, signInTown } from '../sign-in/test/sign-in-town.ts'
import { type MailDeps, mailWith, sendMail } from './send.ts'

interface Received {
  readonly from: string
  readonly to: readonly string[]
  readonly text: string
}

const received: Received[] = []
let refuse = false
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (_address, _session, done) => done(refuse ? new Error('no such mailbox') : null),
  onData(stream, session, done) {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      const { mailFrom, rcptTo } = session.envelope
      received.push({
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map(({ address }) => address),
        text: Buffer.concat(chunks).toString(),
      })
      done()
    })
  },
})

let town: SignInTown
let deps: MailDeps
beforeAll(async () => {
  town = await signInTown()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.server.address() as AddressInfo
  const { authDb, now } = town.deps
  deps = { smtpUrl: `smtp://127.0.0.1:${port}`, from: 'Kith <kith@wharton.example>', authDb, now }
})
afterAll(async () => {
  await new Promise<void>((closed) => server.close(closed))
  await town.stop()
})
beforeEach(() => {
  received.length = 0
  refuse = false
})

const letter = { to: 'dana@wharton.example', subject: 'Hello', text: 'A line\nand ŵ another' }

describe('by SMTP', () => {
  test('a plain letter to one person', async () => {
    await sendMail(deps, letter)
    expect(received).toHaveLength(1)
    const [{ from, to, text }] = received as [Received]
    expect([from, to]).toEqual(['kith@wharton.example', ['dana@wharton.example']])
    expect(text).toMatch(/^From: Kith <kith@wharton\.example>\r$/m)
    expect(text).toMatch(/^Subject: Hello\r$/m)
    expect(text).toMatch(/^Auto-Submitted: auto-generated\r$/m)
    expect(text).toMatch(/^Content-Type: text\/plain; charset=utf-8\r$/m)
    expect(text).not.toMatch(/multipart|text\/html/)
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
    await expect(sendMail(deps, { ...letter, ...wrong })).rejects.toThrow()
    expect(received).toEqual([])
  })

  test('a text that ends the letter early ends nothing', async () => {
    await sendMail(deps, { ...letter, text: 'one\r\n.\r\nMAIL FROM:<eve@evil.example>\r\nend' })
    expect(received).toHaveLength(1)
    expect(received[0]!.text).toContain('MAIL FROM:<eve@evil.example>')
  })

  test('a subject in Welsh arrives encoded', async () => {
    await sendMail(deps, { ...letter, subject: 'Croeso i’r tŷ' })
    expect(received[0]!.text).toMatch(/^Subject: =\?UTF-8\?/m)
  })

  test('a mailbox that is refused is told to whoever runs Kith, and does not stop the next letter', async () => {
    const trouble: unknown[] = []
    const mail = mailWith(deps, (error) => trouble.push(error))
    refuse = true
    mail.sendLater(letter)
    await mail.settled()
    expect(String(trouble[0])).toContain('no such mailbox')
    refuse = false
    mail.sendLater(letter)
    await mail.settled()
    expect(received).toHaveLength(1)
    expect(trouble).toHaveLength(1)
  })
})

test('without SMTP a letter is kept in the outbox', async () => {
  await sendMail({ ...deps, smtpUrl: undefined }, letter)
  expect(await town.letters(letter.to)).toEqual([{ subject: letter.subject, body: letter.text }])
  expect(received).toEqual([])
})
