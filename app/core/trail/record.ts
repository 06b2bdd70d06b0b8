import { sql } from 'kysely'
import type { Tx } from '#db/client.ts'

export interface Line {
  readonly verb: string
  /** Whose matter it is: they see the line, and so does who did it. */
  readonly subject: string
  readonly thing?: string
  /** What was done in more words, where the thing itself may change or go; nothing that others may not read. */
  readonly detail?: Readonly<Record<string, string>>
}

/**
 * Writes a verb's line in the trail. Every verb calls it in its own transaction: it is also where somebody who acts for
 * another is held to what was consented to.
 * @throws Refused not-consented
 */
export async function record(tx: Tx, { verb, subject, thing, detail = {} }: Line): Promise<void> {
  await sql`select write_trail(${verb}, ${subject}, ${thing ?? null}, ${JSON.stringify(detail)}::jsonb)`.execute(
    tx,
  )
}
