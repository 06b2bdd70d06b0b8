import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInLinkFor } from './link/demo-link.ts'
import { browser } from './test/browser.ts'
import { type SignInTown, signInTown } from './test/sign-in-town.ts'

let town: SignInTown
let forms: readonly (readonly [path: string, fields: readonly string[]])[]
beforeAll(async () => {
  town = await signInTown()
  const link = new URL(await signInLinkFor(town.deps, town.person('Asha'))).pathname
  forms = [
    ['/sign-in', ['email', 'next']],
    ['/sign-in/name', ['name', 'secret', 'shared', 'next']],
    ['/sign-in/code', ['code', 'shared', 'next']],
    [link, ['shared']],
    ['/sign-in/link/x', ['shared']],
    ['/sign-in/card', ['card']],
    ['/sign-in/card/secret', ['base', 'secret', 'shared']],
    ['/sign-in/which', ['place', 'person', 'next']],
    ['/sign-in/passkey', ['answer', 'next']],
    ['/sign-out', ['anything']],
  ]
})
afterAll(() => town.stop())

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.json({ maxDepth: 3 }),
  fc.emailAddress(),
  fc.uuid(),
  fc.constantFrom(
    '',
    '\u0000',
    'a\u0000b@wharton.example',
    '12345678',
    'x'.repeat(5000),
    "'; drop table sign_in.accounts; --",
  ),
)

test('whatever is sent to a form of sign-in, the answer is a page and no fault', async () => {
  const sent = fc.tuple(fc.nat(), fc.array(words, { minLength: 4, maxLength: 4 }))
  await fc.assert(
    fc.asyncProperty(sent, async ([which, values]) => {
      const [path, fields] = forms[which % forms.length]!
      const form = Object.fromEntries(fields.map((field, i) => [field, values[i]!]))
      const { status, text } = await browser(town.deps).post(path, form)
      expect(status).toBeLessThan(500)
      expect(text).not.toMatch(/ at .*\.tsx?:\d+/)
    }),
    { numRuns: 400 },
  )
})
