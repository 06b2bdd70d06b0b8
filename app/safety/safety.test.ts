import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PLACE, idOf } from '#db/seeds/ids.ts'
import { type Town, townOfItsOwn } from '#test/support/town.ts'

let town: Town
let priya: string
beforeAll(async () => {
  town = await townOfItsOwn('safety')
  priya = await town.id('priya')
})

const reason = 'Her friend told us that she is afraid to go home.'

describe('something is wrong', () => {
  test('is a link on every page, also for whoever is not signed in, and says what to do at once', async () => {
    const stranger = await town.browser()
    expect((await stranger.get('/')).html).toContain('href="/safety"')
    const page = await stranger.get('/safety')
    expect(page.path).toBe('/safety')
    expect(page.text).toContain('0800 1111')
    const own = await (await town.browser('priya')).get('/safety')
    expect(own.text).toContain('Siân')
    expect(own.text).toContain('Yusuf')
    expect(own.text).not.toContain('For the people who keep others safe')
  })
})

describe('a concern', () => {
  test('names who will read it, rests the tie at once, and only they read it; closing brings the tie back', async () => {
    const [walter, browser] = [await town.id('walter'), await town.browser('priya')]
    const state = () =>
      town.as('priya', async (tx) => {
        const { rows } = await sql<{
          state: string
        }>`select state from my_ties() where other_id = ${walter}`.execute(tx)
        return rows[0]!.state
      })
    expect(await state()).toBe('live')
    const form = await browser.get(`/safety/concern?about=${walter}`)
    expect(form.text).toContain('Siân')
    const empty = await browser.send('/safety/concern', { about: walter, words: ' ' })
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('Choose what kind of worry it is.')
    const told = await browser.send('/safety/concern', {
      about: walter,
      worry: 'about',
      words: 'He asked me to keep a secret.',
    })
    expect(told.path).toBe('/safety')
    expect(await state()).toBe('resting')

    for (const name of ['poppy', 'walter', 'nia', 'maja'] as const) {
      const other = await town.browser(name)
      expect((await other.get('/safety/concerns')).status, name).toBe(404)
      expect((await other.get('/')).text, name).not.toContain('raised a concern')
    }
    const sian = await town.browser('sian')
    expect((await sian.get('/')).text).toContain('Somebody raised a concern')
    const read = await sian.get('/safety/concerns')
    expect(read.text).toContain('He asked me to keep a secret.')
    expect(read.text).toContain('Walter Osei')
    const close = /action="(\/safety\/concerns\/[^"]+\/close)"/.exec(read.html)?.[1]
    const poppy = await town.browser('poppy')
    expect((await poppy.send(close!, {}, '/me')).status).toBe(403)
    expect(await state()).toBe('resting')
    await sian.get('/safety/concerns')
    expect((await sian.send(close!)).html).not.toContain(close!)
    expect(await state()).toBe('live')
    expect((await sian.get('/me/trail')).text).toContain('read a concern')
  })

  test('for how somebody is rests nothing of theirs, and the leads read which it is', async () => {
    const states = () =>
      town.as('priya', async (tx) => {
        const { rows } = await sql<{ kind: string; state: string }>`
          select kind, state from my_ties() order by tie_id`.execute(tx)
        return rows
      })
    const before = await states()
    expect(before.filter(({ state }) => state === 'live').length).toBeGreaterThan(3)
    const browser = await town.browser('ngozi')
    const form = await browser.get(`/safety/concern?about=${priya}`)
    expect(form.text).toContain('I am worried for Priya Kowalski')
    await browser.send('/safety/concern', { about: priya, worry: 'for', words: 'She cries at lunch.' })
    expect(await states()).toEqual(before)
    const read = await (await town.browser('sian')).get('/safety/concerns')
    expect(read.text).toMatch(/A worry for them · raised by Ngo Hall.*She cries at lunch\./)
    // The control: the same words about what she does rest what she has with other children.
    await browser.get(`/safety/concern?about=${priya}`)
    await browser.send('/safety/concern', { about: priya, worry: 'about', words: 'She hits me.' })
    expect((await states()).filter(({ kind }) => kind === 'friend')).toEqual([
      { kind: 'friend', state: 'resting' },
    ])
    await sql`update concerns set closed_at = now() where about_id = ${priya}`.execute(town.owner)
  })

  test('about a lead, or one of a lead’s family, is not read by that lead', async () => {
    const [ravi, sian] = [await town.id('ravi'), await town.id('sian')]
    await sql`insert into ties (place_id, id, kind, from_id, to_id, source)
      values (${DEMO_PLACE}, ${idOf('tie sian ravi')}, 'family', ${sian}, ${ravi}, 'roll')`.execute(
      town.owner,
    )
    const browser = await town.browser('priya')
    const form = await browser.get(`/safety/concern?about=${ravi}`)
    expect(form.text).toContain('Yusuf')
    expect(form.text).not.toContain('Siân')
    await browser.send('/safety/concern', {
      about: ravi,
      worry: 'about',
      words: 'He pushes people on the stairs.',
    })
    expect((await (await town.browser('sian')).get('/safety/concerns')).text).not.toContain('on the stairs')
    expect((await (await town.browser('yusuf')).get('/safety/concerns')).text).toContain('on the stairs')
  })

  test('about nobody Priya sees is about nobody', async () => {
    const stranger = await town.id('ngozi')
    const browser = await town.browser('walter')
    const no = await browser.send(
      '/safety/concern',
      { about: stranger, worry: 'for', words: 'Something' },
      '/me',
    )
    expect(no.status).toBe(403)
    expect(no.text).toContain('That is not possible')
  })
})

describe('stopping contact', () => {
  test('Priya stops Ravi’s contact; he no longer finds her and is not told; she allows it again', async () => {
    const ravi = await town.id('ravi')
    const [browser, his] = [await town.browser('priya'), await town.browser('ravi')]
    expect((await his.get('/people/add/group')).text).toContain('Priya Kowalski')
    await browser.get(`/safety/block?against=${ravi}`)
    const done = await browser.send('/safety/block', { against: ravi })
    expect(done.path).toBe('/safety')
    expect((await his.get('/people/add/group')).text).not.toContain('Priya Kowalski')
    for (const path of ['/', '/safety', '/me/trail', '/me/held']) {
      const page = await his.get(path)
      expect(page.status).toBe(200)
      expect(page.text, path).not.toContain('Priya Kowalski')
    }
    const lift = /action="(\/safety\/blocks\/[^"]+\/lift)"/g
    const links = [...(await browser.get('/safety')).html.matchAll(lift)].map(([, link]) => link!)
    expect(links, 'what a lead set is not hers to lift').toHaveLength(1)
    await browser.send(links[0]!)
    expect((await his.get('/people/add/group')).text).toContain('Priya Kowalski')
  })

  test('what a lead set against Darren Priya sees and cannot lift', async () => {
    const browser = await town.browser('priya')
    expect((await browser.get('/safety')).text).toContain('Darren Pike')
    const block = idOf('block darren')
    const no = await browser.send(`/safety/blocks/${block}/lift`, {}, '/me')
    expect(no.text).toContain('That is not possible')
    expect((await browser.get('/safety')).text).toContain('Darren Pike')
    const his = await town.browser('darren')
    expect((await his.get('/safety')).text).not.toContain('Priya Kowalski')
  })

  test('a lead sets one for somebody in their care, and lifts it', async () => {
    const [sian, beth] = [await town.browser('sian'), await town.id('beth')]
    const at = `/safety/care/${priya}`
    expect((await sian.get('/safety/care?q=a%20kowal')).text).toContain('Priya Kowalski')
    await sian.get(`${at}/block?against=${beth}`)
    const done = await sian.send(`${at}/block`, { against: beth })
    expect(done.text).toContain('Beth Marsh')
    const own = await (await town.browser('priya')).get('/safety')
    expect(own.text).toContain('Beth Marsh')
    const lifts = [...done.html.matchAll(/Beth Marsh[\s\S]*?action="([^"]+\/lift)"/g)].map(
      ([, link]) => link!,
    )
    await sian.send(lifts[0]!)
    expect((await sian.get(at)).text).not.toContain('Beth Marsh')
  })
})

describe('a look for safety', () => {
  let at: string

  test('is for leads only, with a reason, and never for one’s own family', async () => {
    for (const name of ['poppy', 'freya', 'maja', 'amelia'] as const) {
      const browser = await town.browser(name)
      for (const path of [
        '/safety/care',
        `/safety/care/${priya}`,
        `/safety/care/${priya}/open`,
        '/safety/overrides',
      ])
        expect((await browser.get(path)).status, `${name} ${path}`).toBe(404)
      expect((await browser.send(`/safety/care/${priya}/open`, { reason }, '/me')).status).toBe(404)
    }
    const sian = await town.browser('sian')
    const short = await sian.send(
      `/safety/care/${priya}/open`,
      { reason: 'because' },
      `/safety/care/${priya}/open`,
    )
    expect(short.status).toBe(422)
    expect(short.text).toContain('Say why, in a sentence.')
    const ravi = await town.id('ravi')
    const kin = await sian.send(`/safety/care/${ravi}/open`, { reason }, `/safety/care/${ravi}/open`)
    expect(kin.status).toBe(422)
    expect(kin.text).toContain('never for your own family')
    const yusuf = await town.browser('yusuf')
    const alone = await yusuf.send(`/safety/care/${ravi}/open`, { reason }, `/safety/care/${ravi}/open`)
    expect(alone.text, 'Siân is family, and there is no third').toContain('There is no second lead')
  })

  test('opens all that is Priya’s to that lead alone; the other lead is told; Priya sees who, when and why', async () => {
    const before = await (await town.browser('sian')).get(`/people/of/${priya}`)
    expect(before.status).toBe(404)
    const sian = await town.browser('sian')
    const opened = await sian.send(`/safety/care/${priya}/open`, { reason }, `/safety/care/${priya}/open`)
    at = opened.path
    expect(at).toMatch(/^\/safety\/overrides\//)
    const plan = /href="(\/plans\/[^"]+)"/.exec(opened.html)?.[1]
    expect((await sian.get(plan!)).status).toBe(200)
    expect((await sian.get(`/people/of/${priya}`)).text).toContain('Kai')
    const yusuf = await town.browser('yusuf')
    expect((await yusuf.get('/')).text).toContain('opened a child')
    expect((await yusuf.get(at)).text).toContain(reason)
    expect((await yusuf.get(plan!)).status).toBe(404)
    const own = await town.browser('priya')
    expect((await own.get('/')).text).toContain(reason)
    const looked = await own.get('/who-looked')
    expect(looked.text).toContain(reason)
    expect(looked.text).toContain('for your safety')
    expect((await (await town.browser('amelia')).get('/')).text).not.toContain(reason)
  })

  test('is held back by two leads, not by one; when the hold ends Priya is told as of then', async () => {
    const own = await town.browser('priya')
    const reasonTold = async () => {
      const pages = [await own.get('/'), await own.get('/who-looked'), await own.get('/me/held')]
      return pages.map(({ text }) => text.includes(reason))
    }
    const why = { reason: 'We have to speak with her mother first.', days: '7' }
    for (const name of ['sian', 'sian'] as const) {
      const lead = await town.browser(name)
      const held = await lead.send(`${at}/hold`, why, at)
      expect([held.status, held.path]).toEqual([200, at])
      expect(held.text).toContain(why.reason)
    }
    expect(await reasonTold()).toEqual([true, true, true])
    const yusuf = await town.browser('yusuf')
    expect((await yusuf.send(`${at}/hold`, { ...why, days: '31' }, at)).status).toBe(422)
    await yusuf.send(`${at}/hold`, why, at)
    expect(await reasonTold()).toEqual([false, false, false])
    expect((await own.get('/who-looked')).text).not.toContain('for your safety')
    expect((await own.get('/safety/overrides')).status).toBe(404)

    // A month and more later: still new for her, because she could not know before.
    await sql`update overrides set opened_at = now() - interval '40 days', until_at = now() - interval '39 days'
      where child_id = ${priya}`.execute(town.owner)
    expect(await reasonTold()).toEqual([false, false, false])
    await sql`update override_holds set held_at = now() - interval '20 days', until_at = now() - interval '1 day'`.execute(
      town.owner,
    )
    expect(await reasonTold()).toEqual([true, true, true])
    await sql`update override_holds set held_at = now() - interval '60 days', until_at = now() - interval '35 days'`.execute(
      town.owner,
    )
    expect(await reasonTold(), 'no longer news, but still there').toEqual([false, true, true])
  })

  test('is over after a day, or when it is closed', async () => {
    const sian = await town.browser('sian')
    expect((await sian.get(`/people/of/${priya}`)).status, 'its day is over').toBe(404)
    const again = await sian.send(`/safety/care/${priya}/open`, { reason }, `/safety/care/${priya}/open`)
    expect((await sian.get(`/people/of/${priya}`)).status).toBe(200)
    await sian.get(again.path)
    expect((await sian.send(`${again.path}/close`)).status).toBe(200)
    expect((await sian.get(`/people/of/${priya}`)).status).toBe(404)
  })
})

test('an address with no id in it is nowhere', async () => {
  const sian = await town.browser('sian')
  for (const path of ['/safety/care/x', '/safety/care/x/open', '/safety/overrides/1'])
    expect((await sian.get(path)).status, path).toBe(404)
  for (const path of ['/safety/concern?about=x', '/safety/block?against=x', "/safety/care?q='%25"])
    expect((await sian.get(path)).status, path).toBe(200)
})
