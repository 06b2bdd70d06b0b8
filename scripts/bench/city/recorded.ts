import pg from 'pg'

/** A statement as it went to the database. */
export interface Asked {
  /** Under which it was prepared; it is unnamed where it has no values. */
  readonly name: string | undefined
  readonly text: string
  readonly values: readonly unknown[]
}

const AROUND = /^\s*(begin|commit|rollback)\b|set_config\('app\.place_id'/i

/** Runs `work` and gives what it asked of the database inside transactions, apart from what opens and closes them: a page's queries. */
export async function recording(work: () => Promise<void>): Promise<readonly Asked[]> {
  const asked: Asked[] = []
  const inside = new WeakSet<object>()
  const { query } = pg.Client.prototype
  // biome-ignore lint/suspicious/noExplicitAny: pg's own overloads
  pg.Client.prototype.query = function (this: pg.Client, ...args: any[]): any {
    const [first, values] = args
    const {
      name,
      text,
      values: own,
    } = typeof first === 'string' ? { name: undefined, text: first, values } : first
    if (/^\s*begin/i.test(text)) inside.add(this)
    else if (/^\s*(commit|rollback)/i.test(text)) inside.delete(this)
    else if (inside.has(this) && !AROUND.test(text)) asked.push({ name, text, values: own ?? [] })
    // biome-ignore lint/suspicious/noExplicitAny: pg's own overloads
    return (query as any).apply(this, args)
  }
  try {
    await work()
  } finally {
    pg.Client.prototype.query = query
  }
  return asked
}
