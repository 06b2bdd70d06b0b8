import { expect, test } from 'vitest'
import { townOfItsOwn } from '#test/support/town.ts'

test('tries that fail and those that let in are lines of the log, by what was tried and never by whom', async () => {
  const lines: string[] = []
  const vale = await townOfItsOwn('tries', lines)
  const tab = await vale.browser()
  const [name, secret, email] = ['nobody-river-42', 'otter lamp cherry', 'nobody@post.example']
  await tab.send('/sign-in/name', { name, secret }, '/sign-in')
  await tab.send('/sign-in', { email }, '/sign-in')
  await tab.send('/sign-in/code', { code: '1234 5678' }, '/sign-in/code')
  await tab.send('/sign-in/passkey', { answer: '{}' }, '/sign-in')
  await vale.browser('priya')
  const said = lines.join('\n')
  for (const line of [
    /POST \/sign-in\/name 422/,
    /POST \/sign-in\/code 422/,
    /POST \/sign-in\/passkey 422/,
    /POST \/sign-in\/link\/:token 303/,
  ])
    expect(said).toMatch(line)
  for (const word of [name, secret, email, '1234']) expect(said).not.toContain(word)
})
