import { describe, expect, test } from 'vitest'
import { idOf } from '#db/seeds/ids.ts'
import { town } from '#test/support/town.ts'

const plan = `/plans/${idOf('plan priya')}`

describe('a plan of one’s own', () => {
  test('Priya reads hers, strengths first, with who agrees and how her mother sees it', async () => {
    const { text } = await (await (await town()).browser('priya')).get('/plan')
    expect(text.indexOf('What I am good at')).toBeLessThan(text.indexOf('What I want'))
    expect(text).toContain('Have a bed of my own on the allotment')
    expect(text).toContain('not on school nights once it is dark')
    expect(text).toContain('Things with Darren')
  })

  test('Nia reads it without what Priya keeps to herself, and Priya sees that she looked', async () => {
    const here = await town()
    const nia = await (await here.browser('nia')).get(plan)
    expect(nia.text).toContain('Have a bed of my own on the allotment')
    expect(nia.text).not.toContain('Darren')
    const priya = await (await here.browser('priya')).get('/who-looked')
    expect(priya.text).toContain('Nia Smith-Jones my plan, as one of your people (mentor)')
  })

  test('who looks again and again on a day is one line that says how often', async () => {
    const here = await town()
    const poppy = await here.browser('poppy')
    for (let n = 0; n < 3; n++) await poppy.get(plan)
    const priya = await here.browser('priya')
    for (const path of ['/who-looked', `/things/${idOf('plan priya')}`]) {
      const { text } = await priya.get(path)
      expect(text.match(/Poppy Hughes (my plan, )?as one of your people \(tutor\)/g), path).toHaveLength(1)
      expect(text).toMatch(/3 times on \d+ \w+ \d{4}/)
    }
  })

  test('whom she asks to agree is named in full', async () => {
    const here = await town()
    const { text } = await (await here.browser('priya')).get('/plan/partners')
    expect(text).toContain('Amelia Kowalski parent or guardian')
    expect((await (await here.browser('nia')).get(plan)).text).toContain(
      'Amelia Kowalski (parent or guardian)',
    )
  })

  test('what is new between two versions is called so, and the two are named once', async () => {
    const { text } = await (await (await town()).browser('priya')).get('/plan/history?from=2&to=3')
    expect(text).toMatch(/What helps me New added: Somewhere quiet at lunch/)
    expect(text.match(/from version 2/gi)).toHaveLength(1)
  })

  test('Ravi, Darren and a head without a tie are told there is nothing', async () => {
    const here = await town()
    for (const name of ['ravi', 'darren', 'freya', 'maja'] as const) {
      const seen = await (await here.browser(name)).get(plan)
      expect([name, seen.status]).toEqual([name, 404])
      expect(seen.text).not.toContain('allotment')
    }
  })

  test('a suggestion waits until Priya takes it, in her own words; then Nia is told', async () => {
    const here = await town()
    const nia = await here.browser('nia')
    await nia.get(plan)
    await nia.send(`${plan}/suggest`, { section: 'noticed', text: 'You asked for help early.' })
    const priya = await here.browser('priya')
    expect((await priya.get('/plan')).text).not.toContain('You asked for help early')
    const waiting = await priya.get('/plan/suggestions')
    const form = waiting.html.split('<form').find((one) => one.includes('You asked for help early'))!
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)![1]!
    const fields = {
      id: hidden('id'),
      version: hidden('version'),
      request_id: hidden('request_id'),
      do: 'take',
    }
    await priya.send('/plan/suggestions', { ...fields, text: 'I ask for help early now.' })
    expect((await priya.get('/plan')).text).toContain('I ask for help early now.')
    expect((await nia.get(plan)).text).toContain('in the plan, in their own words')
  })

  test('Walter, to whom it is not open, cannot suggest; Poppy, for whom it is, can', async () => {
    const here = await town()
    const walter = await here.browser('walter')
    const refused = await walter.send(`${plan}/suggest`, { section: 'goal', text: 'Grow leeks.' }, '/opened')
    expect(refused.status).toBe(403)
    const poppy = await here.browser('poppy')
    const taken = await poppy.send(
      `${plan}/suggest`,
      { section: 'goal', text: 'Try the higher paper.' },
      plan,
    )
    expect(taken.status).toBe(200)
    expect(taken.text).toContain('Try the higher paper.')
  })

  test('Amelia answers about the version she read; differing asks for words', async () => {
    const amelia = await (await town()).browser('amelia')
    const page = await amelia.get(plan)
    const version = /name="version" value="(\d+)"/.exec(page.html)![1]!
    const again = await amelia.send(`${plan}/answer`, { version, answer: 'differ', words: '' })
    expect(again.status).toBe(422)
    expect(again.text).toContain('Say how you see it')
    const done = await amelia.send(`${plan}/answer`, { version, answer: 'agree' })
    expect(done.text).toContain('agrees')
  })

  test('a change that started from an older version comes back with the words, and nothing is lost', async () => {
    const priya = await (await town()).browser('priya')
    const item = `/plan/items/${idOf('item calm')}`
    await priya.get(item)
    const stale = await priya.send(item, { do: 'save', text: 'I stay calm.', version: '1' })
    expect(stale.status).toBe(422)
    expect(stale.html).toContain('I stay calm.')
    const saved = await priya.send(item, {
      do: 'save',
      text: 'I stay calm.',
      version: /name="version" value="(\d+)"/.exec(stale.html)![1]!,
    })
    expect(saved.path).toBe('/plan')
    const history = await priya.get('/plan/history')
    expect(history.html).toContain('<del>')
  })

  test('the door closes at once: Priya takes Poppy’s grant back, and Poppy’s next click finds nothing', async () => {
    const here = await town()
    const [priya, poppy] = [await here.browser('priya'), await here.browser('poppy')]
    expect((await poppy.get(plan)).status).toBe(200)
    const thing = `/things/${idOf('plan priya')}`
    const page = await priya.get(thing)
    const row = page.html
      .split('<li class="thing">')
      .slice(1)
      .find((one) => one.includes('Poppy'))!
    const grant = /name="grant" value="([^"]+)"/.exec(row)![1]!
    await priya.send(thing, { do: 'close', grant })
    expect((await poppy.get(plan)).status).toBe(404)
  })
})
