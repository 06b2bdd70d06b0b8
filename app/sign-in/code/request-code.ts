import { randomInt } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { t } from '#words'
import type { Letter } from '../../mail/letter.ts'
import type { SignInDeps } from '../deps.ts'
import { normaliseEmail } from '../email.ts'
import { whoseMailbox } from '../person/whose-mailbox.ts'
import { hashToken, newToken } from '../token.ts'

/** How long a mailed code or link works, in minutes. */
export const codeMinutes = 15

/**
 * Mails a code and a link, both bound to the browser that asks (`browserToken`, from its cookie). An unknown address goes the
 * same way, query by query, and the mail is sent after the answer: neither words nor time tell who is here.
 * @throws {TooManyTries}
 */
export async function requestCode(
  deps: SignInDeps,
  input: { email: string; browserToken: string; address: string },
): Promise<void> {
  const email = normaliseEmail(input.email)
  await deps.limits.count('mailAddress', input.address)
  await deps.limits.count('mailbox', email)
  const now = deps.now()
  const code = String(randomInt(100_000_000)).padStart(8, '0')
  const link = newToken()
  const expires_at = new Date(now.getTime() + codeMinutes * 60_000)
  const mailbox = await whoseMailbox(deps.authDb, email, await deps.whoseAddress(email))
  await deps.authDb
    .insertInto('sign_in.codes')
    .values({
      id: newId(),
      purpose: 'sign-in',
      email,
      link_hash: hashToken(link),
      code_hash: hashToken(input.browserToken, code),
      browser_hash: hashToken(input.browserToken),
      created_at: now,
      expires_at,
    })
    .execute()
  const letter = codeLetter(deps, email, `${code.slice(0, 4)} ${code.slice(4)}`, link)
  await deps.mail.sendLater(mailbox && letter, expires_at)
}

function codeLetter(deps: SignInDeps, email: string, code: string, link: string): Letter {
  const url = `${deps.publicUrl}/sign-in/link/${link}`
  return {
    to: email,
    subject: t('{code} is your code for Kith', { code }),
    text: t(
      'Your code is {code}\n\nType it on the page where you asked for it, or open this link in the same browser:\n{url}\n\nThey work once, for {minutes} minutes. Nobody from Kith will ever ask you for this code. If you did not ask for it, you can ignore this message: nothing will happen.',
      { code, url, minutes: codeMinutes },
    ),
  }
}
