import { createTransport } from 'nodemailer'
import type pg from 'pg'
import { addressHere, type Config } from '../../app/config.ts'
import { DEMO_PLACE } from '../../db/seeds/ids.ts'
import { type Finding, well, wrong } from './finding.ts'

/** Whether the mail server lets Kith in; no letter is sent. */
export async function mail({ smtpUrl, demo: isDemo, mailFrom }: Config): Promise<readonly Finding[]> {
  if (smtpUrl === undefined)
    return [
      isDemo
        ? well('mail', 'Letters stay on the outbox page, as is right for the demo.')
        : wrong(
            'mail',
            'Letters cannot be sent: nobody can sign in by e-mail.',
            'Set SMTP_URL: smtp://user:password@host:587',
          ),
    ]
  const wait = 10_000
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: wait,
    greetingTimeout: wait,
    socketTimeout: wait,
  })
  try {
    await transport.verify()
  } catch (error) {
    return [
      wrong(
        'mail',
        `The mail server that SMTP_URL names says: ${(error as Error).message}`,
        'See its host, port, user and password.',
      ),
    ]
  } finally {
    transport.close()
  }
  if (mailFrom.includes('localhost'))
    return [
      wrong(
        'mail',
        `Letters come from ${mailFrom}, which many mail servers turn away.`,
        'Set MAIL_FROM: Kith <kith@school.example>',
      ),
    ]
  return [well('mail', `The mail server lets Kith in; letters come from ${mailFrom}.`)]
}

/** How people reach Kith. */
export function address({ publicUrl, demo: isDemo, port }: Config): readonly Finding[] {
  if (publicUrl === undefined)
    return [
      isDemo
        ? well('address', `It is served to this machine only, at ${addressHere(port)}.`)
        : wrong(
            'address',
            'Links in letters lead to localhost, which is nobody else’s Kith.',
            'Set KITH_URL to the address people use: https://kith.example',
          ),
    ]
  const { protocol, hostname } = new URL(publicUrl)
  if (protocol === 'https:' || ['localhost', '127.0.0.1'].includes(hostname))
    return [well('address', `People reach it at ${publicUrl}.`)]
  return [
    wrong(
      'address',
      `${publicUrl} is not encrypted: everybody on the way can read what people write, and passkeys do not work.`,
      'Put a web server with a certificate in front of Kith (docs/run-it.md) and set KITH_URL to its https address.',
    ),
  ]
}

/** The demo prints ways in and shows everybody's letters: never beside real people. */
export async function demo(db: pg.Client, { demo: isOn }: Config): Promise<readonly Finding[]> {
  const { rows } = await db.query<{ name: string }>(
    'select name from places where place_id <> $1 order by name',
    [DEMO_PLACE],
  )
  if (!isOn || rows.length === 0) return []
  return [
    wrong(
      'demo',
      `The demo is on beside ${rows.map(({ name }) => name).join(', ')}: its outbox page shows letters that let anybody sign in.`,
      'If those people are real: stop it, and start with KITH_DEMO=0 (or with KITH_URL and SMTP_URL, which says the same).',
    ),
  ]
}
