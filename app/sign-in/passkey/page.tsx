import type { Context } from 'hono'
import { z } from 'zod'
import { t } from '#words'
import { addressOf } from '../../http/session/address.ts'
import { askingToken, readAskingCookie } from '../../http/session/cookies.ts'
import { arrive } from '../arrive.ts'
import { browserOf } from '../browser-of.ts'
import type { SignInDeps } from '../deps.ts'
import { nextPath, readForm } from '../form.ts'
import { SignInPage } from '../page.tsx'
import { signedByPasskey } from './answer.ts'
import { jsonField } from './json-field.ts'
import { askToSign, signInByPasskey } from './sign-in-by-passkey.ts'

const passkeyForm = z.object({ answer: jsonField.pipe(signedByPasskey), next: nextPath })

export const passkeyPage = (deps: SignInDeps) => ({
  /** For the script: what the browser is to sign. */
  options: async (c: Context) => c.json(await askToSign(deps, askingToken(c, deps.publicUrl), addressOf(c))),

  async send(c: Context) {
    const form = await readForm(c, passkeyForm)
    const started =
      form.ok &&
      (await signInByPasskey(deps, {
        answer: form.data.answer,
        browserToken: readAskingCookie(c, deps.publicUrl) ?? '',
        // A key lives on a device of one's own, or in one's pocket.
        browser: browserOf(c, deps, false),
        address: addressOf(c),
      }))
    if (started) return arrive(c, deps, started, form.data.next)
    const problems = [
      { field: '', message: t('That passkey is not known here. Sign in another way and add it.') },
    ]
    const ways = { passkeys: true, school: deps.school?.settings.name }
    return c.html(<SignInPage next={nextPath.parse(form.typed.next)} {...ways} problems={problems} />, 422)
  },
})
