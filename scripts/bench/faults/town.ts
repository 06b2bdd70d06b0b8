import { setTimeout as sleep } from 'node:timers/promises'
import { importState, until } from '#test/faults/look.ts'
import { type Launched, launchKith, type RunningKith } from '#test/faults/running-kith.ts'
import { stubbornBrowser } from '#test/faults/stubborn-browser.ts'
import { learnersOf } from './learners.ts'
import { bringIn, learn, note } from './lives.ts'
import { hasten, lost } from './lost.ts'
import { nothingYet, type Taken } from './taken.ts'
import { type Watch, watch } from './watch.ts'

/** A Kith of its own under load, that harm can be done to. */
export interface TownUnderLoad {
  readonly folder: string
  readonly taken: Taken
  readonly watch: Watch
  readonly kith: () => RunningKith
  /** Launches Kith anew on the same folder and port; `up` says that it is the one from now on. */
  readonly launch: (more?: Readonly<Record<string, string>>) => Launched
  readonly up: (kith: RunningKith) => void
  /** @throws what a person's browser could not go on after: an answer that is neither “done” nor “wait a minute” */
  readonly check: () => void
  /** Ends the load once all that was begun is done, stops Kith, and says what was lost. */
  readonly end: () => Promise<readonly string[]>
}

interface Options {
  readonly folder: string
  readonly port: number
  /** How many people come in beside each other. */
  readonly atOnce: number
  /** Milliseconds between two rolls. */
  readonly rollEvery: number
}

/** Starts a Kith with the demo town on a folder and lets people live in it, all over HTTP. */
export async function townUnderLoad({ folder, port, atOnce, rollEvery }: Options): Promise<TownUnderLoad> {
  const launch: TownUnderLoad['launch'] = (more) => launchKith(folder, port, '', more)
  let kith = await launch().serving
  // The database's port is another one after each start of Kith: it is asked for where it is used.
  const { url } = kith
  const taken = nothingYet()
  const enough = new AbortController()
  const over = new AbortController()
  const probe = await stubbornBrowser(url, kith.linkFor('Priya'))
  const watching = watch(async () => {
    const answer = await fetch(new URL('/plan', url), {
      headers: { cookie: `kith=${probe.session()}` },
      signal: AbortSignal.timeout(10_000),
    })
    return (await answer.text()).includes('</html>') && answer.status === 200
  }, over.signal)
  const signIn = (link: string) => stubbornBrowser(url, link, watching.look)
  const learners = (await learnersOf(kith.ownerUrl, url, 700))[Symbol.iterator]()
  const [nia, maja] = await Promise.all([signIn(kith.linkFor('Nia')), signIn(kith.linkFor('Maja'))])
  taken.sessions.push(nia.session(), maja.session())
  const living = Promise.all([
    ...Array.from({ length: atOnce }, () => learn(learners, signIn, taken, enough.signal)),
    note(nia, taken, enough.signal),
    bringIn(maja, rollEvery, taken, enough.signal),
  ])
  let broken: Error | undefined
  living.catch((error: Error) => {
    broken = error
  })
  const end = async () => {
    enough.abort()
    await living
    await until(async () => {
      await hasten(kith.ownerUrl)
      const states = await Promise.all(taken.rolls.map((family) => importState(kith.ownerUrl, family)))
      if (states.every((state) => state === 'done' || state === 'failed')) return true
      await sleep(200)
      return false
    })
    over.abort()
    const missing = await lost(kith.ownerUrl, taken)
    const code = await kith.stop()
    return code === 0 ? missing : [...missing, `Kith ended with ${code}`]
  }
  return {
    folder,
    taken,
    watch: watching,
    kith: () => kith,
    launch,
    up: (next) => {
      kith = next
    },
    check: () => {
      if (broken !== undefined) throw broken
    },
    end,
  }
}
