import { v7 as newId } from 'uuid'
import type { StubbornBrowser } from './stubborn-browser.ts'

/** What one browser was told is saved. */
export interface Acknowledged {
  readonly planItems: string[]
  readonly people: string[]
}

/**
 * Adds things to a plan and names to somebody's people, turn by turn, until told to stop.
 * @param name begins each text, so that they can be told apart
 * @param taken grows by each text once Kith has said that it is saved
 */
export async function edit(
  browser: StubbornBrowser,
  name: string,
  taken: Acknowledged,
  stop: AbortSignal,
): Promise<void> {
  await browser.get('/people/add/name')
  for (let n = 0; !stop.aborted; n++) {
    const person = `${name} knows ${n}`
    const word = { circle: 'community', near: '2', how: '', gives: 'cared' }
    await browser.send('/people/add/name', { request_id: newId(), name: person, ...word })
    taken.people.push(person)
    const text = `${name} can do ${n}`
    const page = await browser.get('/plan/add?section=strength')
    const version = /name="version" value="(\d+)"/.exec(page.html)![1]!
    await browser.send('/plan/add', { request_id: newId(), section: 'strength', text, version })
    taken.planItems.push(text)
  }
}
