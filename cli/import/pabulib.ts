import { Command } from 'commander'
import { readConfig } from '../../app/config.ts'
import { openDatabase } from '../../app/database.ts'
import { type BroughtIn, bringIn } from '../../app/power/participatory-budgeting/bring-in/bring-in.ts'
import { asOperator } from '../../db/as-operator.ts'
import { connect } from '../../db/client.ts'
import { progressBar } from '../count/progress-bar.ts'
import { readElection } from '../count/read-files.ts'
import { findPlace } from './place.ts'

interface Options {
  readonly place?: string
  readonly name?: string
  readonly host?: string
}

/** `kith import pabulib`: a participatory budget that was held elsewhere, on the same pages as one's own. */
export const pabulibCommand = (): Command =>
  new Command('pabulib')
    .description(
      'a participatory budget from a Pabulib file: its projects, its ballots without voters, its count',
    )
    .argument('<path>', 'a .pb file (https://pabulib.org/format)')
    .option('--place <slug>', 'which place, where there is more than one')
    .option('--name <name>', 'the name of the place, to make it if it is not there yet')
    .option('--host <name>', 'the group in whose name it stands; the file’s own town, if it is left out')
    .addHelpText(
      'after',
      `
Exit codes: 0 it is here; 1 it could not be done, and nothing was changed.
Example:
  npx kith import pabulib Poland_Swiecie_2023.pb`,
    )
    .action(bring)

async function bring(path: string, options: Options): Promise<void> {
  const election = await readElection(path, { voteType: 'approval', rule: 'published' })
  const { meta } = election
  const title = [meta.description, meta.instance].filter((part) => part).join(', ') || path
  const database = await openDatabase(readConfig())
  const owner = connect(database.url, { max: 2 })
  const bar = process.stderr.isTTY ? progressBar() : null
  try {
    const place = await findPlace(owner, options)
    const found = await asOperator(owner, place.id, async (tx) => {
      if (place.isNew)
        await tx
          .insertInto('places')
          .values({ place_id: place.id, name: place.name, slug: place.slug })
          .execute()
      return bringIn(tx, {
        placeId: place.id,
        election,
        title,
        host: options.host ?? (meta.unit?.trim() || 'Brought in'),
        ...(bar && { onProgress: (done: number, of: number) => bar.show(done / of) }),
      })
    })
    bar?.clear()
    process.stdout.write(tell(found, election.ballots.size))
  } finally {
    bar?.clear()
    await owner.destroy()
    await database.stop()
  }
}

function tell({ id, wasThere, winners, differs, caveats }: BroughtIn, ballots: number): string {
  const { missing, added } = differs
  const lines = [
    wasThere
      ? 'It was here already, and was left as it is.'
      : `${ballots} ballots were counted, and ${winners.length} projects win.`,
    missing.length + added.length === 0
      ? 'The same projects win as its organiser published.'
      : `Published as winners and not so here: ${missing.join(', ') || 'none'}. Winners here and not published: ${added.join(', ') || 'none'}.`,
    ...caveats,
    `It is at /budgets/${id}`,
  ]
  return `${lines.join('\n')}\n`
}
