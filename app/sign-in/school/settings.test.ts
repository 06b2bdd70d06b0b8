import { expect, test } from 'vitest'
import { readConfig } from '../../config.ts'

const whole = {
  OIDC_ISSUER: 'https://accounts.school.example',
  OIDC_CLIENT_ID: 'kith',
  OIDC_CLIENT_SECRET: 'a secret',
  OIDC_NAME: 'Wharton School',
  OIDC_DOMAINS: 'School.example, pupils.school.example',
}

test('all five, or none', () => {
  expect(readConfig({}).school).toBeUndefined()
  expect(readConfig(whole).school).toEqual({
    issuer: 'https://accounts.school.example',
    clientId: 'kith',
    clientSecret: 'a secret',
    name: 'Wharton School',
    domains: ['school.example', 'pupils.school.example'],
  })
  for (const name of Object.keys(whole))
    expect(() => readConfig({ ...whole, [name]: ' ' })).toThrow(`also needs ${name}`)
})

test('over https, or on this machine', () => {
  const issuer = (OIDC_ISSUER: string) => () => readConfig({ ...whole, OIDC_ISSUER })
  for (const good of ['https://a.example/tenant/v2.0', 'http://localhost:9000', 'http://127.0.0.1:9000'])
    expect(issuer(good)().school?.issuer).toBe(good)
  for (const bad of [
    'http://a.example',
    'accounts',
    'https://a.example?x',
    'https://me@a.example',
    'ftp://a',
  ])
    expect(issuer(bad)).toThrow('OIDC_ISSUER is')
})

test('a domain is what stands after the @; the secret is never repeated', () => {
  for (const OIDC_DOMAINS of ['@school.example', 'school', '*.example', 'a b@c'])
    expect(() => readConfig({ ...whole, OIDC_DOMAINS })).toThrow('OIDC_DOMAINS has')
  expect(() => readConfig({ ...whole, OIDC_ISSUER: 'x' })).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining('a secret') }),
  )
})
