import { dayOf } from '#words'
import type { House } from '../house.ts'
import { type Account, dueAccounts, markLooked } from './due.ts'
import { reminderLetter } from './letter.ts'
import { whatWaits } from './what-waits.ts'
import { isDaytime } from './when.ts'

/**
 * Writes to everybody who is due, by day only: what is left in the evening waits for the morning. Due every hour, so that a
 * Monday that was missed is made up for on the next day. A letter is written down once it is said to be, and
 * waits for a mail server that is away.
 */
export async function remind(house: House): Promise<void> {
  let last: string | undefined
  while (isDaytime(house.now())) {
    const accounts = await dueAccounts(house.signIn.authDb, dayOf(house.now()), last)
    if (accounts.length === 0) return
    for (const account of accounts) if (isDaytime(house.now())) await remindOne(house, account)
    last = accounts.at(-1)!.id
  }
}

/** One that cannot be written holds up nobody else's, and is tried again within the hour. */
async function remindOne(house: House, account: Account): Promise<void> {
  const { authDb, mail } = house.signIn
  try {
    const waiting = await whatWaits(house, account.people)
    const sends = waiting.people.length > 0
    const letter = sends ? await reminderLetter(house, account.email, waiting) : undefined
    if (!(await markLooked(authDb, account, dayOf(house.now()), sends)) || letter === undefined) return
    await mail.sendLater(letter)
    // One after the other: a mail server refuses whoever opens a thousand connections.
    await mail.settled()
  } catch (error) {
    house.log('a weekly letter could not be written', error)
  }
}
