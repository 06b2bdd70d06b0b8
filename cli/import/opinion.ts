import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { sql } from 'kysely'
import { readConfig } from '../../app/config.ts'
import { openDatabase } from '../../app/database.ts'
import {
  bringInOpinion,
  type ConversationRows,
} from '../../app/listening/listening/import/bring-in-opinion.ts'
import { asOperator } from '../../db/as-operator.ts'
import { connect, type Tx } from '../../db/client.ts'
import { FileFault } from '../opinion/file-fault.ts'
import { readConversation } from '../opinion/read-inputs.ts'
import { findPlace } from './place.ts'

interface Options {
  readonly title?: string
  readonly host?: string
  readonly place?: string
}

/** `kith import opinion PATH`: a published conversation becomes a listening with statements, people without names, and votes. */
export const opinionCommand = (): Command =>
  new Command('opinion')
    .description('bring a published conversation in as a listening: statements and votes, nobody named')
    .argument('<path>', 'a folder with votes and comments (JSON or CSV), or a file of votes')
    .option('--title <title>', 'what it is called; the folder’s name by default')
    .option('--host <group>', 'the group that listens; the first organisation by default')
    .option('--place <slug>', 'which place, where there is more than one')
    .addHelpText(
      'after',
      `
Exit codes: 0 it was taken; 1 it could not be read, and nothing was changed.
Example:
  npx kith import opinion conversation/ --title "Getting about"`,
    )
    .action(bring)

async function bring(path: string, options: Options): Promise<void> {
  const rows = readRowsAt(path)
  const database = await openDatabase(readConfig())
  const owner = connect(database.url, { max: 2 })
  try {
    const place = await findPlace(owner, options.place === undefined ? {} : { place: options.place })
    const id = await asOperator(owner, place.id, async (tx) =>
      bringInOpinion(tx, {
        ...rows,
        title: options.title ?? titleOf(path),
        hostId: await hostOf(tx, options.host),
      }),
    )
    process.stdout.write(
      `Brought in: ${rows.table.statements.length} statements, ${rows.table.people.length} people without names, ${rows.table.vote.length} votes.\nLook at it: /listening/${id}/agree\n`,
    )
  } finally {
    await owner.destroy()
    await database.stop()
  }
}

const titleOf = (path: string): string => path.replace(/\/+$/, '').split('/').at(-1) ?? path

/** @throws FileFault naming the file, the row or entry, what is wrong and how to mend it */
export function readRowsAt(path: string): ConversationRows {
  if (!existsSync(path))
    throw new FileFault(
      path,
      undefined,
      'it is not there.',
      'Give a folder with votes.json and comments.json, or a file.',
    )
  if (!statSync(path).isDirectory()) return readConversation(path)
  const named = (names: readonly string[]) =>
    names
      .flatMap((name) => [join(path, `${name}.json`), join(path, `${name}.csv`)])
      .find((file) => existsSync(file))
  const votes = named(['votes', 'participants-votes'])
  if (votes === undefined)
    throw new FileFault(
      path,
      undefined,
      'there is no votes.json or votes.csv in it.',
      'Give the folder that has it.',
    )
  return readConversation(votes, named(['comments', 'statements']))
}

/** @throws Error with a sentence that says what to give */
async function hostOf(tx: Tx, name: string | undefined): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select g.id from groups g where g.place_id = here() and g.closed_at is null
      and (${name ?? null}::text is null and g.kind = 'organisation' or lower(g.name) = lower(${name ?? null}))
      and exists (select from role_powers p where p.group_kind = g.kind and p.power = 'host')
    order by exists (select from memberships m join role_powers p on p.group_kind = g.kind and p.role = m.role and p.power = 'host'
      where m.place_id = here() and m.group_id = g.id and m.to_at is null) desc, g.name limit 1`.execute(tx)
  if (rows[0] === undefined)
    throw new Error(
      name === undefined
        ? 'There is no organisation here that could listen. Name a group: --host "Wharton Vale Town Council".'
        : `There is no group “${name}” that could listen. Look at how it is written, or leave --host out.`,
    )
  return rows[0].id
}
