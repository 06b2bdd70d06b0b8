import type pg from 'pg'
import type { Answered, Asker } from './asker.ts'
import { meOf } from './asker.ts'
import { markersIn } from './markers.ts'
import { mayRead } from './may-read.ts'
import { readTown } from './town-in-model.ts'

/** What only a fault would show: a stack, the database's own words, or somebody's script. */
const INSIDES =
  /\bat .+\.tsx?:\d+|node_modules|\b(select|insert|update|delete)\b.+\b(from|into|set|where)\b.+\bplace_id\b|violates|invalid input syntax|SQLSTATE|<script>alert|<img src=x/i

export interface Finding {
  readonly what: string
  readonly example: string
  times: number
}

export interface Judge {
  /** Looks at an answer (what was `sent` and comes back tells nobody anything): a fault, what only a fault shows, a way off this site, or words that are not this asker's. */
  readonly look: (who: Asker, asked: string, route: string, answer: Answered, sent?: string) => Promise<void>
  /** Something else that should not be. */
  readonly found: (what: string, example: string) => void
  /** Before somebody else begins: what everybody may read is worked out anew as it is needed. */
  readonly forget: () => void
  readonly findings: ReadonlyMap<string, Finding>
  /** By asker: the markers on their pages that they may read. The control: without these nothing would have been looked at. */
  readonly own: ReadonlyMap<string, ReadonlySet<string>>
}

/**
 * @param owner passes every policy
 * @param marked the column each marker stands in
 */
export function judge(
  owner: pg.ClientBase,
  marked: ReadonlyMap<string, string>,
  told: (line: string) => void = () => {},
): Judge {
  const findings = new Map<string, Finding>()
  const own = new Map<string, Set<string>>()
  let allowed = new Map<string, ReadonlySet<string>>()
  const found = (what: string, example: string) => {
    const known = findings.get(what)
    if (known !== undefined) {
      known.times++
      return
    }
    findings.set(what, { what, example, times: 1 })
    told(`FOUND ${what}: ${example}`)
  }
  const allowedFor = async (who: Asker, anew = false) => {
    const known = allowed.get(who.name)
    if (known !== undefined && !anew) return known
    const fresh = mayRead(await readTown(owner), meOf(who))
    allowed.set(who.name, fresh)
    return fresh
  }
  const look: Judge['look'] = async (who, asked, route, { status, text, to }, sent = '') => {
    const example = `${who.name}: ${asked.slice(0, 300)}`
    if (status >= 500) found(`${status} at ${route}`, example)
    const inside = INSIDES.exec(text)
    if (inside !== null) found(`“${inside[0].slice(0, 60)}” at ${route}`, example)
    if (/^(https?:)?\/[/\\]/.test(to))
      found(`leads elsewhere from ${route}`, `${example} to ${to.slice(0, 100)}`)
    const echoed = markersIn(sent)
    const seen = new Set([...markersIn(text)].filter((mark) => !echoed.has(mark)))
    if (seen.size === 0) return
    const may = await allowedFor(who)
    const beyond = [...seen].filter((mark) => !may.has(mark))
    // What they did meanwhile may have opened it to them: asked anew before anything is said.
    const still = beyond.length === 0 ? [] : await stillBeyond(who, beyond)
    for (const mark of still)
      found(`${marked.get(mark)} shown by ${route} to ${who.name}`, `${asked.slice(0, 300)} ${mark}`)
    const kept = own.get(who.name) ?? new Set()
    own.set(who.name, kept)
    for (const mark of seen) if (may.has(mark)) kept.add(mark)
  }
  const stillBeyond = async (who: Asker, beyond: readonly string[]) => {
    const now = await allowedFor(who, true)
    return beyond.filter((mark) => !now.has(mark))
  }
  return {
    look,
    found,
    forget: () => {
      allowed = new Map()
    },
    findings,
    own,
  }
}
