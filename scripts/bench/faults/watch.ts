import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer } from '#test/faults/stubborn-browser.ts'

/** What no page may show: a stack, a path, the database's own words. */
const INSIDES =
  /\bat .+\.[cm]?[jt]sx?:\d+|node_modules|SQLSTATE|ECONN|violates|\bselect\b.+\bfrom\b.+\bplace_id\b/

/** Why an answer is not one for a person; undefined where it is. */
export function amissIn({ status, html }: Answer): string | undefined {
  if (status >= 500 && status !== 503) return `answered ${status}`
  if (INSIDES.test(html)) return `showed ${INSIDES.exec(html)![0].slice(0, 80)}`
  if (status === 303) return undefined
  if (!html.trimEnd().endsWith('</html>')) return `half a page (${html.length} letters)`
  if (status === 503 && !/What was saved is safe/.test(html)) return '503 without a sentence'
  return undefined
}

/** Looks at every answer that anybody gets, and knows when the last good one was. */
export interface Watch {
  readonly look: (answer: Answer, path: string) => void
  /** What was wrong with answers, each thing once, with how often. */
  readonly wrong: ReadonlyMap<string, number>
  readonly counts: { answers: number; notNow: number }
  /** The longest time in milliseconds without a good page since a moment (of `performance.now()`). */
  readonly longestGap: (since: number) => number
  /** Waits for a good page that was asked for after that moment. */
  readonly good: (after: number) => Promise<void>
}

/** @param ask asks for a page that needs everything to be there; false or a lost line when it is not */
export function watch(ask: () => Promise<boolean>, stop: AbortSignal): Watch {
  const wrong = new Map<string, number>()
  const counts = { answers: 0, notNow: 0 }
  const good: { asked: number; at: number }[] = []
  const probing = async () => {
    while (!stop.aborted) {
      const asked = performance.now()
      if (await ask().catch(() => false)) good.push({ asked, at: performance.now() })
      await sleep(25)
    }
  }
  void probing()
  return {
    wrong,
    counts,
    look: (answer, path) => {
      counts.answers++
      if (answer.status === 503) counts.notNow++
      const what = amissIn(answer)
      if (what === undefined) return
      const where = `${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/link\/.*/, 'link/:token')}: ${what}`
      wrong.set(where, (wrong.get(where) ?? 0) + 1)
    },
    longestGap: (since) => {
      const times = [since, ...good.map(({ at }) => at).filter((at) => at > since), performance.now()]
      return Math.max(...times.slice(1).map((at, n) => at - times[n]!))
    },
    good: async (after) => {
      while (!stop.aborted && !((good.at(-1)?.asked ?? 0) > after)) await sleep(20)
    },
  }
}
