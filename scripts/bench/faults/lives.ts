import { setTimeout as sleep } from 'node:timers/promises'
import { v7 as newId } from 'uuid'
import { edit } from '#test/faults/edits.ts'
import { bringInRoll } from '#test/faults/roll.ts'
import type { StubbornBrowser } from '#test/faults/stubborn-browser.ts'
import { LUNCH } from '../../../app/power/participatory-budgeting/seed/budgets.ts'
import { idOf } from '../../../db/seeds/ids.ts'
import type { Learner } from './learners.ts'
import type { Taken } from './taken.ts'

/** How many things one person writes before the next comes in. */
const STINT = 30
/** Learners in each roll that is brought in. */
export const IN_A_ROLL = 40

type SignIn = (link: string) => Promise<StubbornBrowser>

/** Learners come in one after the other: each votes, asks somebody to be a friend, and writes about themselves. */
export async function learn(
  learners: Iterator<Learner>,
  signIn: SignIn,
  taken: Taken,
  stop: AbortSignal,
): Promise<void> {
  for (let next = learners.next(); !stop.aborted && !next.done; next = learners.next()) {
    const { id, name, link } = next.value
    const browser = await signIn(link)
    taken.sessions.push(browser.session())
    await vote(browser, id, taken)
    await askAFriend(browser, id, taken)
    await write(browser, name, taken, stop)
  }
}

async function write(browser: StubbornBrowser, name: string, taken: Taken, stop: AbortSignal): Promise<void> {
  const own = { planItems: [] as string[], people: [] as string[] }
  const enough = new AbortController()
  const writing = edit(browser, name, own, AbortSignal.any([stop, enough.signal]))
  while (own.planItems.length < STINT && !stop.aborted) await Promise.race([sleep(50), writing])
  enough.abort()
  await writing
  taken.planItems.push(...own.planItems)
  taken.people.push(...own.people)
}

async function vote(browser: StubbornBrowser, id: string, taken: Taken): Promise<void> {
  const at = `/budgets/${LUNCH.id}/vote`
  await browser.get(at)
  const { status, html } = await browser.say(`${at}/cast`, { choice: '2' })
  // Told so now, or told that it was there already: the phone lost the first answer.
  if (status !== 200 || !/Your vote is cast|You have voted/.test(html))
    throw new Error(`${at}: ${status} ${html}`)
  taken.voters.push(id)
}

async function askAFriend(browser: StubbornBrowser, id: string, taken: Taken): Promise<void> {
  const at = '/people/add/group'
  const { html } = await browser.get(at)
  const fellows = [...html.matchAll(/<option value="([0-9a-f-]{36})"/g)].map(([, one]) => one!)
  const to = fellows[taken.asks.length % fellows.length]
  if (to === undefined) return
  const word = { circle: 'friends', near: '2', how: '', gives: 'cared' }
  await browser.send(at, { request_id: newId(), person: to, kind: 'friend:from', ...word })
  taken.asks.push({ from: id, to })
}

/** A mentor's notes, one after the other. */
export async function note(browser: StubbornBrowser, taken: Taken, stop: AbortSignal): Promise<void> {
  const at = `/mentoring/with/${idOf('tie nia priya')}`
  await browser.get(at)
  for (let n = 0; !stop.aborted; n++) {
    const words = `note ${n} of many`
    const fields = { words, minutes: '15', theirs: `${words} next`, mine: '', planned: '' }
    const { status } = await browser.say(`${at}/note`, { request_id: newId(), ...fields })
    // A day that the database has not reached is refused, in words (where only Kith's own clock jumps).
    if (status === 303) taken.notes.push(words)
    else if (status !== 403) throw new Error(`${at}/note: ${status}`)
    await sleep(200)
  }
}

/** Rolls, one after the other, each of one family. */
export async function bringIn(
  browser: StubbornBrowser,
  every: number,
  taken: Taken,
  stop: AbortSignal,
): Promise<void> {
  for (let n = 0; !stop.aborted; n++) {
    const family = `Family${n}`
    await bringInRoll(browser, family, IN_A_ROLL)
    taken.rolls.push(family)
    await sleep(every, undefined, { signal: stop }).catch(() => {})
  }
}
