import { describe, expect, test } from 'vitest'
import { town } from '#test/support/town.ts'

describe('my people', () => {
  test('Priya sees the people she named, drawn and as a list, and that only she and Nia see it', async () => {
    const { text, html } = await (await (await town()).browser('priya')).get('/people')
    for (const name of ['Maryam', 'Amelia', 'Ngo Hall', 'Nia', 'Poppy', 'Walter', 'Auntie Gosia', 'Kai'])
      expect(text).toContain(name)
    expect(html).toContain('<svg')
    expect(text).toContain('You and Nia Smith-Jones (mentor) can see this')
  })

  test('a name is added in her own word, once however often the form is sent, and taken out again', async () => {
    const priya = await (await town()).browser('priya')
    await priya.get('/people/add/name')
    const fields = {
      name: 'Mrs Obi',
      how: 'next door',
      circle: 'community',
      near: '2',
      gives: ['cared', 'part'],
    }
    const first = await priya.send('/people/add/name', fields)
    expect(first.path).toBe('/people')
    expect(first.text).toContain('Mrs Obi')
    const entry = /href="(\/people\/entries\/[^"]+)"[^>]*>\s*Mrs Obi/.exec(first.html)?.[1]
    expect(entry).toBeDefined()
    await priya.get(`${entry}/remove`)
    const gone = await priya.send(`${entry}/remove`)
    expect(gone.text).not.toContain('Mrs Obi')
    expect((await priya.get(entry!)).status).toBe(404)
  })

  test('a name is hers alone, also where the rest of the picture is open, until she opens it', async () => {
    const here = await town()
    const priya = await here.browser('priya')
    const added = await priya.send(
      '/people/add/name',
      { name: 'Coach Lou', how: '', circle: 'community', near: '2' },
      '/people/add/name',
    )
    expect(added.text).toMatch(/Coach Lou .{0,40}only you see this/)
    const nia = await here.browser('nia')
    const of = `/people/of/${await here.id('priya')}`
    expect((await nia.get(of)).text).not.toContain('Coach Lou')
    const entry = /href="\/people\/entries\/([^"]+)"[^>]*>\s*Coach Lou/.exec(added.html)![1]!
    await priya.get(`/things/${entry}`)
    await priya.send(`/things/${entry}`, { do: 'together' })
    const seen = await nia.get(of)
    expect(seen.text).toMatch(/Coach Lou near and just a name/)
    expect(seen.html, 'a name leads nowhere for others').not.toMatch(/href="#[0-9a-f]{8}-/)
    await priya.get(`/people/entries/${entry}/remove`)
    await priya.send(`/people/entries/${entry}/remove`)
  })

  test('a form with something missing comes back with what was typed and what to do', async () => {
    const priya = await (await town()).browser('priya')
    const again = await priya.send('/people/add/name', { name: 'Somebody', near: '1' }, '/people/add/name')
    expect(again.status).toBe(422)
    expect(again.html).toContain('value="Somebody"')
    expect(again.text).toContain('Choose where this person is in your life')
  })

  test('what Priya opened Nia reads, without what Priya keeps to herself; Poppy, to whom she did not, is told nothing', async () => {
    const here = await town()
    const priya = await here.id('priya')
    const nia = await (await here.browser('nia')).get(`/people/of/${priya}`)
    expect(nia.text).toContain('Auntie Gosia')
    expect(nia.text).not.toContain('Kai')
    const poppy = await (await here.browser('poppy')).get(`/people/of/${priya}`)
    expect(poppy.status).toBe(404)
    expect(poppy.text).not.toContain('Gosia')
  })

  test('Priya puts right what she calls somebody who is only a name, and what she said stays', async () => {
    const here = await town()
    const priya = await here.browser('priya')
    const people = await priya.get('/people')
    const entry = /href="(\/people\/entries\/[^"]+)"[^>]*>\s*Auntie Gosia/.exec(people.html)![1]!
    const page = await priya.get(entry)
    expect(page.html).toContain('value="Auntie Gosia"')
    const word = { circle: 'family', near: '3', gives: ['cared'] }
    const empty = await priya.send(entry, { name: ' ', how: '', ...word })
    expect(empty.status).toBe(422)
    const saved = await priya.send(entry, { name: 'Aunt Małgosia', how: 'mum’s sister', ...word }, entry)
    expect(saved.text).toContain('Aunt Małgosia')
    expect(saved.text).not.toContain('Auntie Gosia')
    expect((await priya.get(entry)).text).toContain('mum’s sister')
    const nia = await here.browser('nia')
    expect((await nia.get(entry)).status).toBe(404)
    expect((await nia.get(`/people/of/${await here.id('priya')}`)).text).toContain('Aunt Małgosia')
    await priya.send(entry, { name: 'Auntie Gosia', how: '', ...word }, entry)
  })

  test('Ravi asks Priya by her code; she says no; he is told “resting” and not why', async () => {
    const here = await town()
    const priya = await here.browser('priya')
    const made = await priya.send('/people/code', { do: 'make' }, '/people/code')
    const code = /([A-Z2-9]{4} [A-Z2-9]{4})/.exec(made.text)?.[1]
    const ravi = await here.browser('ravi')
    const word = { circle: 'friends', near: '3' }
    const wrong = await ravi.send(
      '/people/add/code',
      { code: 'AAAA AAAA', kind: 'friend:from', ...word },
      '/people/add/code',
    )
    expect(wrong.text).toContain('That code does not work')
    const asked = await ravi.send('/people/add/code', { code: code!, kind: 'friend:from', ...word })
    expect(asked.text).toContain('We asked')
    const page = await priya.get('/people')
    const tie = /href="(\/people\/ties\/[^"]+)"[^>]*>\s*Answer/.exec(page.html)?.[1]
    await priya.get(tie!)
    await priya.send(tie!, { answer: 'no' })
    const told = await ravi.get(tie!)
    expect(told.text).toContain('Resting')
  })

  test('Poppy finds a learner of her class in a list; Siân, with a whole town, by a part of the name', async () => {
    const here = await town()
    const poppy = await (await here.browser('poppy')).get('/people/add/group')
    expect(poppy.html).toMatch(/<option[^>]*>Ravi Green \(/)
    const sian = await here.browser('sian')
    const start = await sian.get('/people/add/group?circle=school')
    expect(start.html).not.toContain('<select name="person"')
    expect(start.html.length).toBeLessThan(20_000)
    expect(start.text).toContain('Write part of a name')
    const found = await sian.get('/people/add/group?circle=school&q=poppy hug')
    const link = /href="(\/people\/add\/group\?[^"]*person=[^"]+)"[^>]*>\s*Poppy Hughes/.exec(found.html)?.[1]
    const form = await sian.get(link!.replaceAll('&amp;', '&'))
    expect(form.text).toContain('Poppy Hughes')
    const fields = { person: await here.id('poppy'), kind: 'friend:from', near: '2' }
    const again = await sian.send('/people/add/group', fields)
    expect(again.status).toBe(422)
    expect(again.text).toContain('Poppy Hughes')
    const asked = await sian.send('/people/add/group', { ...fields, circle: 'school' })
    expect(asked.text).toContain('We asked')
    expect((await (await here.browser('poppy')).get('/people')).text).toContain(
      'Siân Okafor would like to be',
    )
  })

  test('a list to choose from starts with those near, and a name finds the rest', async () => {
    const yusuf = await (await town()).browser('yusuf')
    const start = await yusuf.get('/helping/give')
    expect(start.text).toContain('Write part of a name')
    expect(start.text).not.toContain('Ava')
    expect((await yusuf.get('/helping/give?q=ngo%20hall')).text).toContain('Ngo Hall')
  })

  test('whoever is not signed in is asked to, and comes back', async () => {
    const seen = await (await (await town()).browser()).get('/people')
    expect(seen.path).toBe('/sign-in?then=%2Fpeople')
  })
})
