import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A letter as the server took it. */
export interface Received {
  readonly from: string
  readonly to: readonly string[]
  readonly text: string
  readonly encrypted: boolean
  /** Who had signed in to send it. */
  readonly user: string | undefined
}

export interface MailServer {
  readonly port: number
  readonly received: Received[]
  /** What it answers to the next steps instead of taking them: `[550, 'no such mailbox']`. */
  answers: { rcpt?: readonly [number, string]; data?: readonly [number, string] }
  readonly stop: () => Promise<void>
}

/** A real mail server on this machine; without options one that takes everything from anybody, unencrypted. */
export async function mailServer(
  options: SMTPServerOptions = { authOptional: true, disabledCommands: ['STARTTLS'] },
  port = 0,
): Promise<MailServer> {
  const said = ([responseCode, text]: readonly [number, string]) =>
    Object.assign(new Error(text), { responseCode })
  const received: Received[] = []
  const server = new SMTPServer({
    ...options,
    onRcptTo: (_, __, done) => done(here.answers.rcpt ? said(here.answers.rcpt) : null),
    onData(stream, { envelope, secure, user }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (here.answers.data) return done(said(here.answers.data))
        const { mailFrom, rcptTo } = envelope
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          text: Buffer.concat(chunks).toString(),
          encrypted: secure,
          user,
        })
        done()
      })
    },
  })
  // A client that leaves in the middle of a sentence is no fault of the server's.
  server.on('error', () => {})
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  const here: MailServer = {
    port: (server.server.address() as AddressInfo).port,
    received,
    answers: {},
    stop: () => new Promise<void>((closed) => server.close(closed)),
  }
  return here
}
