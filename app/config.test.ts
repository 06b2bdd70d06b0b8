import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addressHere, readConfig } from './config.ts'
import { canHavePasskeys } from './sign-in/passkey/relying-party.ts'

const project = resolve(import.meta.dirname, '..')

describe('the environment', () => {
  test('with nothing set is the demo town in the project’s data folder', () => {
    expect(readConfig({})).toMatchObject({
      folder: resolve(project, 'data'),
      databaseUrl: undefined,
      port: 4170,
      publicUrl: undefined,
      smtpUrl: undefined,
      timeZone: 'Europe/London',
      demo: true,
    })
  })

  test('set to nothing is not set', () => {
    const names = [
      'KITH_DATA',
      'DATABASE_URL',
      'KITH_URL',
      'SMTP_URL',
      'MAIL_FROM',
      'PORT',
      'KITH_DEMO',
      'KITH_TIME_ZONE',
    ]
    const empty = Object.fromEntries(names.map((name) => [name, ' ']))
    expect(readConfig(empty)).toEqual(readConfig({}))
  })

  test('an address or a mail server of one’s own is no demo town, unless that is said', () => {
    expect(readConfig({ KITH_URL: 'https://kith.example/' })).toMatchObject({
      publicUrl: 'https://kith.example',
      demo: false,
    })
    expect(readConfig({ SMTP_URL: 'smtps://u:p@mail.example:465' }).demo).toBe(false)
    expect(readConfig({ KITH_URL: 'https://kith.example', KITH_DEMO: '1' }).demo).toBe(true)
  })

  test('the address of a first try takes passkeys', () => {
    expect(canHavePasskeys({ publicUrl: addressHere(4170) })).toBe(true)
  })

  test.each([
    ['PORT', '80x'],
    ['PORT', '65536'],
    ['KITH_URL', 'kith.example'],
    ['SMTP_URL', 'mail.example'],
    ['SMTP_URL', 'mail.example:587'],
    ['SMTP_URL', 'https://mail.example'],
    ['KITH_DEMO', 'false'],
    ['KITH_TIME_ZONE', 'Wharton/Vale'],
  ])('%s=%s is refused by name', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name)
  })
})
